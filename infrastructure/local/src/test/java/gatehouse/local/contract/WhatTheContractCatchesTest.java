package gatehouse.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Outcome;
import gatehouse.http.Answer;
import gatehouse.http.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/// What is put beside the contract here must be found, or the checks are no checks.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WhatTheContractCatchesTest {
    private static final Document DOCUMENT = Document.SERVED;
    private static final Judge JUDGE = new Judge(DOCUMENT);
    private static final String INVITATION = "/v1/tenants/acme/invitations/{invitation}";

    private static final Map<String, String> GOOD =
            Map.of(
                    "X-Request-Id", "1",
                    "Cache-Control", "no-store",
                    "Content-Type", "application/json",
                    "ETag", "\"1\"");

    @Test
    void a_good_answer_passes() {
        assertThat(faults("GET", 200, GOOD, invitation().toString())).isEmpty();
        assertThat(faults("HEAD", 200, GOOD, "")).isEmpty();
    }

    @Test
    void a_status_that_is_not_declared_is_found() {
        assertThat(faults("GET", 202, GOOD, invitation().toString()))
                .containsExactly("never answers 202");
        assertThat(faults("PUT", 200, GOOD, invitation().toString()))
                .containsExactly("never answers 200");
    }

    @Test
    void a_field_too_many_too_few_or_of_another_type_is_found() {
        assertThat(faults("GET", 200, GOOD, invitation().put("colour", "red").toString()))
                .hasSize(1);
        assertThat(faults("GET", 200, GOOD, invitation().without("state").toString())).hasSize(1);
        assertThat(faults("GET", 200, GOOD, invitation().put("version", "1").toString()))
                .hasSize(1);
        assertThat(faults("GET", 200, GOOD, invitation().put("end", "tomorrow").toString()))
                .isNotEmpty();
    }

    @Test
    void a_missing_header_is_found() {
        assertThat(faults("GET", 200, without("ETag"), invitation().toString()))
                .containsExactly("lacks the header ETag");
        assertThat(faults("HEAD", 200, without("X-Request-Id"), ""))
                .containsExactly("lacks the header X-Request-Id");
    }

    @Test
    void a_cookie_that_the_contract_does_not_declare_is_found() {
        var headers = new TreeMap<>(GOOD);
        headers.put("Set-Cookie", "a=b");
        assertThat(faults("GET", 200, headers, invitation().toString()))
                .containsExactly("never sets a cookie");
    }

    @Test
    void a_cookie_without_the_attributes_that_keep_it_back_is_found() {
        var good = "__Host-gatehouse-access=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Strict";
        assertThat(signedOut(good, good)).isEmpty();
        assertThat(signedOut(good, good.replace("; HttpOnly", ""))).hasSize(1);
        assertThat(signedOut(good + "; Domain=example.com", good)).hasSize(1);
    }

    private static List<String> signedOut(String... cookies) {
        return JUDGE.faults(
                new Exchange(
                        "DELETE",
                        "/v1/sessions/current",
                        204,
                        name ->
                                name.equals("Set-Cookie")
                                        ? List.of(cookies)
                                        : Stream.ofNullable(GOOD.get(name)).toList(),
                        ""));
    }

    @Test
    void a_body_of_another_type_or_where_none_belongs_is_found() {
        assertThat(faults("GET", 200, without("Content-Type"), "<html>")).hasSize(1);
        assertThat(faults("DELETE", 204, GOOD, "{}")).containsExactly("has a body");
        assertThat(faults("HEAD", 200, GOOD, "{}")).containsExactly("has a body");
        assertThat(faults("GET", 200, GOOD, "{")).isNotEmpty();
    }

    @Test
    void a_problem_of_another_type_than_its_status_has_is_found() {
        var problem = "{\"type\":\"/problems/gone\",\"title\":\"x\",\"status\":404}";
        assertThat(faults("GET", 404, as("application/problem+json"), problem)).isNotEmpty();
    }

    @Test
    void a_route_that_the_contract_lacks_is_found_wherever_it_is() {
        var keys = keys();
        var endpoints = endpoints();
        assertThat(Together.faults(DOCUMENT, keys, endpoints)).isEmpty();

        keys.add("POST /v1/secret");
        endpoints.add(Endpoint.of("POST /v1/hidden", _ -> Outcome.done(Answer.done())));
        assertThat(Together.faults(DOCUMENT, keys, endpoints))
                .containsExactly(
                        "POST /v1/secret is in the template and not in the contract",
                        "POST /v1/hidden has a handler and is not in the contract");
    }

    @Test
    void a_route_that_only_the_contract_has_is_found() {
        var keys = keys();
        keys.remove("GET /v1/me");
        var endpoints = endpoints();
        endpoints.removeIf(endpoint -> endpoint.route().equals("GET /v1/me"));
        assertThat(Together.faults(DOCUMENT, keys, endpoints))
                .containsExactly(
                        "GET /v1/me is in the contract and not in the template",
                        "GET /v1/me is in the contract and has no handler",
                        "HEAD /v1/me is in the contract and has no handler");
    }

    @Test
    void who_may_come_in_what_is_taken_and_the_paths_parameters_are_compared() {
        var changed = DOCUMENT.root().deepCopy();
        ((ObjectNode) changed.at("/paths/~1v1~1me/get")).putArray("security");
        ((ObjectNode) changed.at("/paths/~1v1~1sessions/post")).remove("requestBody");
        ((ObjectNode) changed.at("/paths/~1v1~1tenants~1{tenant}~1me")).remove("parameters");
        assertThat(Together.faults(new Document(changed), keys(), endpoints()))
                .containsExactlyInAnyOrder(
                        "GET /v1/me lets in others than the contract says",
                        "POST /v1/sessions takes another body than the contract says",
                        "GET /v1/tenants/{tenant}/me names other path parameters: []",
                        "PATCH /v1/tenants/{tenant}/me names other path parameters: []",
                        "HEAD /v1/tenants/{tenant}/me names other path parameters: []");
    }

    /// The only refusal that is a change.
    @Test
    void after_a_refusal_only_a_refresh_token_that_is_refused_may_have_changed_anything() {
        var refresh = attempt("POST", "/v1/sessions/refresh");
        assertThat(refresh.mayChange(200)).isTrue();
        assertThat(refresh.mayChange(401)).isTrue();
        assertThat(refresh.mayChange(422)).isFalse();
        assertThat(refresh.mayChange(503)).isFalse();
        assertThat(attempt("POST", "/v1/sessions").mayChange(401)).isFalse();
        assertThat(attempt("DELETE", "/v1/sessions/current").mayChange(204)).isTrue();
        assertThat(attempt("GET", "/v1/me").mayChange(200)).isFalse();
    }

    private static Attempt attempt(String method, String path) {
        return new Attempt(
                "nobody",
                DOCUMENT.find(method, path).orElseThrow(),
                method,
                path,
                Map.of(),
                SdkBytes.fromUtf8String("{}"));
    }

    private static ObjectNode invitation() {
        return example("readInvitation").deepCopy();
    }

    private static ObjectNode example(String operation) {
        return DOCUMENT.operations().stream()
                .map(Operation::node)
                .filter(node -> node.path("operationId").asText().equals(operation))
                .map(node -> node.at("/responses/200/content/application~1json/example"))
                .map(JsonNode::<ObjectNode>deepCopy)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> faults(
            String method, int status, Map<String, String> headers, String body) {
        return JUDGE.faults(
                new Exchange(
                        method,
                        INVITATION.replace("{invitation}", "x"),
                        status,
                        name -> Stream.ofNullable(headers.get(name)).toList(),
                        body));
    }

    private static Map<String, String> without(String name) {
        return GOOD.entrySet().stream()
                .filter(header -> !header.getKey().equals(name))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> as(String type) {
        return Map.of("X-Request-Id", "1", "Cache-Control", "no-store", "Content-Type", type);
    }

    /// What the contract says the template has.
    private static Set<String> keys() {
        return DOCUMENT.operations().stream()
                .map(Operation::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What the contract says the handlers have.
    private static List<Endpoint> endpoints() {
        var endpoints = new ArrayList<Endpoint>();
        for (var operation : DOCUMENT.operations()) {
            if (!operation.method().equals("HEAD")) {
                endpoints.add(
                        new Endpoint(
                                operation.key(),
                                operation.isOpen()
                                        ? Endpoint.Entry.PUBLIC
                                        : Endpoint.Entry.SIGNED_IN,
                                operation.body(),
                                _ -> Outcome.done(Answer.done())));
            }
        }
        return endpoints;
    }
}
