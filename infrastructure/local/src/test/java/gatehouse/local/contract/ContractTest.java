package gatehouse.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Images;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.EventType;
import gatehouse.domain.Permission;
import gatehouse.functions.pages.ProblemType;
import gatehouse.local.Handlers;
import gatehouse.local.Options;
import gatehouse.local.gateway.Route;
import gatehouse.local.gateway.Routes;
import gatehouse.local.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The contract says what template and handlers say, in a form that everybody can read.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractTest {
    private static final Document DOCUMENT = Document.SERVED;

    @Test
    void contract_template_and_handlers_agree_on_every_route() throws Exception {
        var template =
                Template.read(
                        Options.usual().template(), Map.of("BaseUrl", "https://gatehouse.example"));
        var endpoints = new ArrayList<gatehouse.http.Endpoint>();
        for (var function : Handlers.all(template)) {
            endpoints.addAll(Handlers.endpoints(function));
        }
        var routes =
                Routes.of(template).all().stream()
                        .map(Route::key)
                        .filter(key -> !key.equals("$default"))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Together.faults(DOCUMENT, routes, endpoints)).isEmpty();
    }

    @Test
    void the_document_is_OpenAPI_3_1() {
        var schema = Document.parsed(Document.resource("openapi-3.1.schema.json"));

        assertThat(new Schemas(schema).faults(schema, DOCUMENT.root())).isEmpty();
        assertThat(new Schemas(schema).faults(schema, Document.parsed("{\"openapi\":\"3.1.0\"}")))
                .isNotEmpty();
    }

    @Test
    void every_operation_has_an_id_of_its_own_and_a_group_that_is_explained() {
        var ids =
                DOCUMENT.operations().stream()
                        .map(operation -> operation.node().path("operationId").asText())
                        .toList();
        var tags =
                Document.elements(DOCUMENT.root().path("tags"))
                        .map(tag -> tag.path("name").asText())
                        .toList();

        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
        assertThat(DOCUMENT.operations())
                .allSatisfy(operation ->
                        assertThat(tags).contains(operation.node().path("tags").path(0).asText()));
    }

    @Test
    void every_HEAD_takes_and_answers_what_GET_does_without_bodies() {
        for (var head : DOCUMENT.operations()) {
            if (head.method().equals("HEAD")) {
                var get = head.item().path("get");
                assertThat(head.node().path("parameters")).isEqualTo(get.path("parameters"));
                assertThat(head.node().path("security")).isEqualTo(get.path("security"));
                assertThat(names(head.node().path("responses")))
                        .as(head.key())
                        .isEqualTo(names(get.path("responses")));
                head.node()
                        .path("responses")
                        .forEach(response ->
                                assertThat(DOCUMENT.resolved(response).has("content"))
                                        .as(head.key())
                                        .isFalse());
            }
        }
    }

    @Test
    void every_problem_type_is_in_the_contract_with_its_status_and_the_other_way_round() {
        var documented =
                Stream.of(ProblemType.values())
                        .map(type -> "/problems/" + type.id() + " " + type.status())
                        .sorted()
                        .toList();
        var told =
                DOCUMENT.root().path("components").path("schemas").properties().stream()
                        .map(schema -> schema.getValue().path("properties"))
                        .filter(fields -> fields.path("type").has("const"))
                        .filter(fields -> fields.path("status").has("const"))
                        .map(fields ->
                                fields.at("/type/const").asText()
                                        + " "
                                        + fields.at("/status/const").asText())
                        .sorted()
                        .toList();

        assertThat(told).isEqualTo(documented);
        assertThat(words(DOCUMENT.schema("Problem").at("/properties/type/enum")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ProblemType.values())
                                .map(type -> "/problems/" + type.id())
                                .toList());
    }

    @Test
    void enumerations_are_the_domains() {
        assertThat(words(DOCUMENT.schema("Role").path("enum")))
                .containsExactlyElementsOf(
                        Stream.of(BuiltInRole.values()).map(role -> role.id().value()).toList());
        assertThat(words(DOCUMENT.schema("Permission").path("enum")))
                .containsExactlyElementsOf(
                        Stream.of(Permission.values()).map(Permission::code).toList());
        assertThat(words(DOCUMENT.schema("EventType").path("enum")))
                .containsExactlyElementsOf(
                        Stream.of(EventType.values()).map(EventType::code).toList());
    }

    @Test
    void every_example_keeps_to_its_schema() {
        var faults = new ArrayList<String>();
        var tried = examples(DOCUMENT.root(), "", faults);

        assertThat(faults).isEmpty();
        assertThat(tried).isGreaterThan(50);
    }

    @Test
    void every_reference_leads_somewhere_and_every_component_is_used() {
        var used =
                DOCUMENT.root().findValuesAsText("$ref").stream()
                        .collect(Collectors.toCollection(HashSet::new));
        var there = new HashSet<String>();
        DOCUMENT.root()
                .path("components")
                .properties()
                .forEach(kind ->
                        kind.getValue()
                                .fieldNames()
                                .forEachRemaining(name ->
                                        there.add("#/components/" + kind.getKey() + "/" + name)));
        there.remove("#/components/securitySchemes/accessToken");
        there.remove("#/components/securitySchemes/accessCookie");

        assertThat(used).isEqualTo(there);
    }

    @Test
    void every_object_is_closed_or_a_map_of_a_known_kind() {
        var open = new ArrayList<String>();
        open(DOCUMENT.root(), "", open);

        // the contract as it is served: its own schema says what it is
        assertThat(open).containsExactly("/components/schemas/Document");
    }

    @Test
    void an_audit_entry_tells_the_attributes_of_the_reviewed_list() {
        var allowed = new TreeMap<>(Images.allowed());
        var wish = allowed.remove("change-request's item");
        var told =
                allowed.values().stream()
                        .flatMap(Set::stream)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(names(DOCUMENT.schema("Image").path("properties")))
                .containsExactlyInAnyOrderElementsOf(told);
        assertThat(names(DOCUMENT.schema("ToldGrant").path("properties")))
                .containsExactlyInAnyOrderElementsOf(
                        Images.allowed().getOrDefault("grant", Set.of()));
        assertThat(names(DOCUMENT.schema("ToldWish").path("properties")))
                .containsExactlyInAnyOrderElementsOf(Objects.requireNonNull(wish));
    }

    /// The places of schemas below a node that take fields which nobody named.
    private static void open(JsonNode node, String place, List<String> found) {
        if (isObject(node) && !isClosed(node)) {
            found.add(place);
        }
        for (var field : node.properties()) {
            if (!field.getKey().equals("example") && !field.getKey().equals("examples")) {
                open(field.getValue(), place + "/" + field.getKey(), found);
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            open(node.path(i), place + "/" + i, found);
        }
    }

    private static boolean isObject(JsonNode schema) {
        var type = schema.path("type");
        return type.asText().equals("object")
                || words(type).contains("object")
                || schema.has("allOf");
    }

    private static boolean isClosed(JsonNode schema) {
        var others = schema.path("additionalProperties");
        return (others.isBoolean() && !others.booleanValue())
                || others.isObject()
                || schema.path("maxProperties").asInt(1) == 0
                || Document.elements(schema.path("allOf"))
                        .anyMatch(part -> isClosed(DOCUMENT.resolved(part)));
    }

    /// How many examples stand below a node.
    private static int examples(JsonNode node, String place, List<String> faults) {
        int count = 0;
        if (node.has("schema")) {
            var examples = new ArrayList<JsonNode>();
            if (node.has("example")) {
                examples.add(node.path("example"));
            }
            node.path("examples").forEach(example -> examples.add(example.path("value")));
            for (var example : examples) {
                DOCUMENT.schemas()
                        .faults(node.path("schema"), example)
                        .forEach(fault -> faults.add(place + ": " + fault));
            }
            count = examples.size();
        }
        for (var field : node.properties()) {
            count += examples(field.getValue(), place + "/" + field.getKey(), faults);
        }
        return count;
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    private static List<String> words(JsonNode array) {
        return Document.elements(array).map(JsonNode::asText).toList();
    }
}
