package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.aws.Call;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Links in mails (F5).
class LinksIT {
    private static final String OPEN = "/v1/invitation-links/open";
    private static final String ACCEPT = "/v1/invitation-links/accept";
    private final Person manager = House.customer();
    private final Person staff = House.staff();
    private final JsonNode invitation = House.invite(manager, staff);
    private final String link = House.linkToken(staff.email());

    @Test
    @DisplayName("F5: GET and HEAD on the link's page, a hundred times each, spend nothing")
    void scanners() {
        var before = table();
        for (int i = 0; i < 100; i++) {
            assertThat(House.get("/accept", "").status()).isEqualTo(200);
            assertThat(House.get("/accept?token=" + link, "").status()).isEqualTo(200);
            var head = House.ask("HEAD", "/accept", "", "", Map.of());
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.text()).isEmpty();
        }

        assertThat(table()).isEqualTo(before);
        assertThat(accept(staff, link).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F5: links are consumed only by POST")
    void only_by_post() {
        for (var method : List.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS")) {
            for (var path : List.of(OPEN, ACCEPT)) {
                var reply = House.ask(method, path + "?token=" + link, "", "", Map.of());
                assertThat(reply.status()).as(method + " " + path).isEqualTo(404);
            }
        }
        assertThat(state()).isEqualTo("pending");
    }

    @Test
    @DisplayName("F5: a link stands in the fragment of its URL, and nothing else does")
    void in_the_fragment() {
        var url = House.SYSTEM.mails(staff.email()).getFirst().links().getFirst();
        assertThat(url).isEqualTo(House.SYSTEM.base() + "/accept#" + link);
    }

    @Test
    @DisplayName("F5: what a link offers can be read by anybody who has it, and spends nothing")
    void opening() {
        for (int i = 0; i < 5; i++) {
            var opened = open(link);
            assertThat(opened.status()).isEqualTo(200);
            assertThat(opened.json().path("invitation").path("id"))
                    .isEqualTo(invitation.path("id"));
            assertThat(opened.json().path("tenant").path("id").asText())
                    .isEqualTo(manager.tenant());
        }
        assertThat(state()).isEqualTo("pending");
    }

    @Test
    @DisplayName(
            "F5: opened and even accepted while signed in as someone else, a link is not spent")
    void someone_else() {
        var others = List.of(House.staff(), manager, House.MIA, House.ROOT);
        for (var other : others) {
            var body = House.object().put("token", link);
            assertThat(House.post(OPEN, House.signIn(other), body).status()).isEqualTo(200);
            var refused = accept(other, link);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("other-person");
        }
        assertThat(state()).isEqualTo("pending");
        assertThat(House.post(ACCEPT, "", House.object().put("token", link)).status())
                .as("not signed in")
                .isEqualTo(401);
        assertThat(accept(staff, link).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F5: forged, cut, changed and foreign links are one and the same 404")
    void forged() {
        var dot = link.indexOf('.');
        var content = link.substring(0, dot);
        var signature = link.substring(dot + 1);
        var foreigner = House.customer();
        var foreignStaff = House.staff();
        House.invite(foreigner, foreignStaff);
        var foreign = House.linkToken(foreignStaff.email());
        var bad =
                List.of(
                        "",
                        "x",
                        ".",
                        content,
                        content + ".",
                        "." + signature,
                        link.substring(0, link.length() - 1),
                        link.substring(1),
                        link + "A",
                        link + "=",
                        " " + link,
                        link.replace('.', '_'),
                        Tampered.flipped(link, dot + 1),
                        Tampered.flipped(link, link.length() - 2),
                        Tampered.flipped(link, 3),
                        content + "." + foreign.substring(foreign.indexOf('.') + 1),
                        foreign.substring(0, foreign.indexOf('.')) + "." + signature,
                        Tampered.rewritten(content, manager.tenant(), foreigner.tenant())
                                + "."
                                + signature,
                        Tampered.rewritten(content, "/1/", "/2/") + "." + signature,
                        "x".repeat(5_000),
                        "\u0000",
                        "ä.ö");

        var expected = House.get("/v1/nowhere", "").text();
        for (var each : bad) {
            assertThat(open(each).status()).as(each).isEqualTo(404);
            assertThat(open(each).text()).as(each).isEqualTo(expected);
            var refused = accept(staff, each);
            assertThat(refused.status()).as(each).isEqualTo(404);
            assertThat(refused.text()).as(each).isEqualTo(expected);
        }
        assertThat(state()).isEqualTo("pending");
    }

    @Test
    @DisplayName("F5: no token, or one that is no text, is a fault that is named")
    void no_token() {
        for (var body :
                List.of(
                        House.object(),
                        House.object().putNull("token"),
                        House.object().put("token", 5))) {
            var refused = House.post(OPEN, "", body);
            assertThat(refused.status()).as("%s", body).isEqualTo(422);
            assertThat(refused.pointers()).containsExactly("/token");
        }
        assertThat(House.post(OPEN, "", House.object().put("token", link).put("x", 1)).pointers())
                .containsExactly("/x");
    }

    @Test
    @DisplayName("F5: sending again voids the older link")
    void resent() {
        var again =
                House.post(
                        "/v1/tenants/%s/invitations/%s/resend"
                                .formatted(manager.tenant(), invitation.path("id").asText()),
                        House.signIn(manager),
                        House.object());
        assertThat(again.status()).isEqualTo(200);
        var newer = House.linkToken(staff.email());

        assertThat(newer).isNotEqualTo(link);
        assertThat(open(link).status()).isEqualTo(410);
        assertThat(accept(staff, link).status()).isEqualTo(410);
        assertThat(open(newer).status()).isEqualTo(200);
        assertThat(accept(staff, newer).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F5: the link of a revoked offer is gone")
    void revoked() {
        var path =
                "/v1/tenants/%s/invitations/%s"
                        .formatted(manager.tenant(), invitation.path("id").asText());
        assertThat(House.delete(path, House.signIn(manager)).status()).isEqualTo(204);

        assertThat(open(link).status()).isEqualTo(410);
        assertThat(accept(staff, link).status()).isEqualTo(410);
    }

    @Test
    @DisplayName(
            "A11: a link that has run out is gone, to the one it was for; others still get 403")
    void expired() {
        House.SYSTEM.advance(Duration.ofDays(7));

        assertThat(open(link).status()).isEqualTo(410);
        assertThat(accept(staff, link).status()).isEqualTo(410);
        assertThat(accept(House.staff(), link).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("F5: whoever has an account gives neither username nor password when accepting")
    void with_credentials() {
        var body =
                House.object()
                        .put("token", link)
                        .put("username", "other")
                        .put("password", "secret-1");
        var refused = House.post(ACCEPT, House.signIn(staff), body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactlyInAnyOrder("/username", "/password");
        assertThat(state()).isEqualTo("pending");
    }

    @Test
    @DisplayName("F5: accepting again is the same answer and no second grant")
    void again() {
        var first = accept(staff, link);
        var second = accept(staff, link);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("grant").path("id"))
                .isEqualTo(first.json().path("grant").path("id"));
        var me = House.get("/v1/tenants/" + manager.tenant() + "/me", House.signIn(staff));
        assertThat(me.json().path("grants")).hasSize(1);
        assertThat(accept(House.staff(), link).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("F5: trying it out (dryRun) accepts nothing")
    void dry_run() {
        var body = House.object().put("token", link);
        var tried = House.post(ACCEPT + "?dryRun=true", House.signIn(staff), body);

        assertThat(tried.status()).isEqualTo(200);
        assertThat(state()).isEqualTo("pending");
    }

    @Test
    @DisplayName("F5: no link is in the table, on the bus, in the audit log or in a request to AWS")
    void never_stored() {
        Set<String> sent = ConcurrentHashMap.newKeySet();
        var other = House.staff();
        try (var _ =
                House.SYSTEM.hook((Call call, gatehouse.local.aws.Service next) -> {
                    if (!call.service().equals("ses")) {
                        sent.add(call.body().asUtf8String());
                    }
                    return next.answer(call);
                })) {
            House.invite(manager, other);
            var token = House.linkToken(other.email());
            open(token);
            accept(House.staff(), token);
            accept(other, token);
            House.SYSTEM.quiet();

            var signature = token.substring(token.indexOf('.') + 1);
            var log =
                    House.get(
                            "/v1/tenants/" + manager.tenant() + "/audit?limit=100",
                            House.signIn(manager));
            assertThat(log.json().path("items").size()).isGreaterThanOrEqualTo(3);
            for (var secret : List.of(token, signature, hex(signature))) {
                assertThat(table().toString()).doesNotContain(secret);
                assertThat(House.SYSTEM.events().toString()).doesNotContain(secret);
                assertThat(House.SYSTEM.files().toString()).doesNotContain(secret);
                assertThat(log.text()).doesNotContain(secret);
                assertThat(sent).isNotEmpty().noneMatch(body -> body.contains(secret));
            }
        }
    }

    private static Reply open(String token) {
        return House.post(OPEN, "", House.object().put("token", token));
    }

    private static Reply accept(Person person, String token) {
        return House.post(ACCEPT, House.signIn(person), House.object().put("token", token));
    }

    private String state() {
        var path =
                "/v1/tenants/%s/invitations/%s"
                        .formatted(manager.tenant(), invitation.path("id").asText());
        return House.get(path, House.signIn(manager)).json().path("state").asText();
    }

    /// Every item, past everything that is checked.
    private static List<Map<String, String>> table() {
        House.SYSTEM.quiet();
        return House.SYSTEM
                .dynamo()
                .scanPaginator(scan -> scan.tableName(House.SYSTEM.table()))
                .items()
                .stream()
                .map(item ->
                        Map.of(
                                "key",
                                item.get("pk") + " " + item.get("sk"),
                                "item",
                                item.toString()))
                .sorted(java.util.Comparator.comparing(item -> item.getOrDefault("key", "")))
                .toList();
    }

    private static String hex(String base64) {
        return java.util.HexFormat.of().formatHex(Base64.getUrlDecoder().decode(base64));
    }
}
