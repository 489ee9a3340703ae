package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The same thing wanted by many at once. More rounds: `-Drounds=200` in the JVM of the tests.
class RacesIT {
    private static final int ROUNDS = Integer.getInteger("rounds", 8);
    private static final int FEWER_ROUNDS = Math.max(1, ROUNDS / 4);
    private static final String ACCEPT = "/v1/invitation-links/accept";

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("F5: 32 parallel accepts of one invitation make exactly one grant")
    void many_accepts() {
        for (int round = 0; round < ROUNDS; round++) {
            var manager = House.customer();
            var staff = House.staff();
            House.invite(manager, staff);
            var body = House.object().put("token", House.linkToken(staff.email()));
            var token = House.signIn(staff);

            var replies = House.atOnce(32, () -> House.post(ACCEPT, token, body));

            assertThat(replies).extracting(Reply::status).containsOnly(200);
            assertThat(replies)
                    .extracting(reply -> reply.json().path("grant").path("id").asText())
                    .doesNotContain("")
                    .containsOnly(replies.getFirst().json().path("grant").path("id").asText());
            var grants =
                    House.get(
                            "/v1/tenants/" + manager.tenant() + "/grants?state=active",
                            House.signIn(manager));
            assertThat(grants.json().path("items")).as("the manager's and one more").hasSize(2);
        }
    }

    @Test
    @DisplayName("A5: of 16 parallel invitations to one address exactly one is made")
    void many_invitations() {
        for (int round = 0; round < FEWER_ROUNDS; round++) {
            var manager = House.customer();
            var staff = House.staff();
            var token = House.signIn(manager);
            var body =
                    House.object()
                            .put("email", staff.email())
                            .put("reason", "Helping with the yearly report");
            var path = "/v1/tenants/" + manager.tenant() + "/vendor-invitations";

            var replies = House.atOnce(16, () -> House.post(path, token, body));

            assertThat(replies).extracting(Reply::status).containsOnlyOnce(201);
            assertThat(replies).extracting(Reply::status).containsOnly(201, 409);
            House.SYSTEM.quiet();
            assertThat(House.SYSTEM.mails(staff.email())).hasSize(1);
        }
    }

    @Test
    @DisplayName("A11: accepted and revoked at once, there is no access once revoking is answered")
    void accept_against_revoke() {
        for (int round = 0; round < ROUNDS; round++) {
            var manager = House.customer();
            var staff = House.staff();
            var here = "/v1/tenants/" + manager.tenant();
            var invitation = House.invite(manager, staff).path("id").asText();
            var body = House.object().put("token", House.linkToken(staff.email()));
            var managers = House.signIn(manager);
            var staffs = House.signIn(staff);

            var replies =
                    House.atOnce(
                            () -> House.post(ACCEPT, staffs, body),
                            () -> {
                                var revoked =
                                        House.delete(here + "/invitations/" + invitation, managers);
                                return revoked.status() == 204
                                        ? House.get(here + "/me", staffs)
                                        : revoked;
                            });

            assertThat(replies.get(0).status()).isIn(200, 410);
            assertThat(replies.get(1).status()).as("%s", replies.get(1)).isEqualTo(404);
            assertThat(House.get(here + "/me", staffs).status()).isEqualTo(404);
            assertThat(House.post(ACCEPT, staffs, body).status()).isEqualTo(410);
        }
    }

    @Test
    @DisplayName("F6: of two changes on one ETag exactly one is made, the other is told so")
    void two_changes_on_one_version() {
        for (int round = 0; round < FEWER_ROUNDS; round++) {
            var manager = House.customer();
            var staff = House.staff();
            House.invite(manager, staff);
            var grant = House.accept(staff);
            var here = "/v1/tenants/" + manager.tenant();
            var token = House.signIn(manager);
            var listed = grant(House.get(here + "/grants", token), grant.path("id").asText());
            var path =
                    "%s/members/%s/grants/%s"
                            .formatted(
                                    here,
                                    listed.path("member").path("id").asText(),
                                    grant.path("id").asText());
            var etag = "\"" + listed.path("version").asText() + "\"";

            var replies =
                    House.atOnce(
                            IntStream.of(40, 50)
                                    .<Callable<Reply>>mapToObj(
                                            days -> () -> endAfter(path, days, token, etag))
                                    .toList());

            assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    @DisplayName("D5: while the last member joins, a group is not deleted: one of the two wins")
    void deleted_while_somebody_joins() {
        for (int round = 0; round < ROUNDS; round++) {
            var manager = House.customer();
            var people = new People(manager);
            var group = House.group(manager, "Night shift");
            var wish = House.object().put("group", group);
            var joining = people.added(People.somebody("agent")).path("id").asText();
            var place = House.home(manager, "/groups/" + group);
            var token = House.signIn(manager);

            var done =
                    House.atOnce(
                            () -> "" + House.delete(place, token).status(),
                            () -> "" + people.edit(joining, wish).status());

            assertThat(done).isIn(List.of("204", "422"), List.of("409", "200"));
            assertThat(House.get(place, token).status())
                    .isEqualTo(done.getFirst().equals("204") ? 404 : 200);
        }
    }

    @Test
    @DisplayName("F6: of several deletes at once exactly one is done and told")
    void two_deletes() {
        var manager = House.customer();
        var token = House.signIn(manager);
        for (var place :
                List.of(
                        House.home(manager, "/groups/" + House.group(manager, "Night shift")),
                        House.home(
                                manager,
                                "/roles/" + House.role(manager, "Reader", 5, "read-people")))) {
            var replies = House.atOnce(4, () -> House.delete(place, token));

            assertThat(replies).extracting(Reply::status).containsOnlyOnce(204);
            assertThat(replies).extracting(Reply::status).containsOnly(204, 404);
        }
        assertThat(Passwords.entries(manager, "group.deleted")).hasSize(1);
        assertThat(Passwords.entries(manager, "role.deleted")).hasSize(1);
    }

    @Test
    @DisplayName(
            "F6: of two changes of a group or a role on one ETag one is made, the other is told")
    void two_changes_of_a_group_or_a_role() {
        for (int round = 0; round < FEWER_ROUNDS; round++) {
            var manager = House.customer();
            var token = House.signIn(manager);
            for (var place :
                    List.of(
                            House.home(manager, "/groups/" + House.group(manager, "Night shift")),
                            House.home(
                                    manager,
                                    "/roles/" + House.role(manager, "Reader", 5, "read-people")))) {
                var replies =
                        House.atOnce(
                                IntStream.of(1, 2)
                                        .<Callable<Reply>>mapToObj(number ->
                                                () ->
                                                        House.ask(
                                                                "PATCH",
                                                                place,
                                                                token,
                                                                "{\"name\":\"Name %d\"}"
                                                                        .formatted(number),
                                                                Map.of("If-Match", "\"1\"")))
                                        .toList());

                assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 412);
            }
        }
    }

    @Test
    @DisplayName("F3: of several roles of one name at once exactly one is made; of others, all")
    void roles_of_one_name() {
        var manager = House.customer();
        var token = House.signIn(manager);
        var place = House.home(manager, "/roles");
        var wish = House.object().put("name", "Reader").put("rank", 5);
        wish.putArray("permissions").add("read-people");

        var replies = House.atOnce(4, () -> House.post(place, token, wish));
        assertThat(replies).extracting(Reply::status).containsOnlyOnce(201);
        assertThat(replies).extracting(Reply::status).containsOnly(201, 409);
        var others =
                IntStream.range(0, 4)
                        .<Callable<Reply>>mapToObj(number ->
                                () ->
                                        House.post(
                                                place,
                                                token,
                                                wish.deepCopy().put("name", "Reader " + number)))
                        .toList();
        assertThat(House.atOnce(others)).extracting(Reply::status).containsOnly(201);
        assertThat(House.get(place + "?limit=100", token).json().path("items"))
                .hasSize(BuiltInRole.values().length + 5);
    }

    @Test
    @DisplayName("F4: however many commands come at once, a tenant's log has no gap and no double")
    void many_commands() {
        var manager = House.customer();
        var token = House.signIn(manager);
        var here = "/v1/tenants/" + manager.tenant();
        var invitations =
                IntStream.range(0, 24)
                        .<Callable<Reply>>mapToObj(_ -> {
                            var body =
                                    House.object()
                                            .put("email", House.staff().email())
                                            .put("reason", "Helping out this week");
                            return () -> House.post(here + "/vendor-invitations", token, body);
                        })
                        .toList();

        assertThat(House.atOnce(invitations)).extracting(Reply::status).containsOnly(201);
        House.SYSTEM.quiet();

        var log = House.get(here + "/audit?limit=100", token).json().path("items");
        var sequences = new ArrayList<Integer>();
        log.forEach(entry -> sequences.addFirst(entry.path("sequence").asInt()));
        assertThat(sequences)
                .hasSizeGreaterThanOrEqualTo(24)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, sequences.size()).boxed().toList());
        assertThat(House.get(here + "/audit/verify", token).json().path("valid").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("A10: swept from two sides at once, each end is told once")
    void two_sweeps() {
        var manager = House.customer();
        var staff = House.member(new TenantId("vendor"), BuiltInRole.AGENT);
        House.invite(manager, staff);
        House.accept(staff);
        House.SYSTEM.pause("expire");
        House.SYSTEM.advance(Duration.ofDays(31));
        var event = House.object();

        var told = House.atOnce(4, () -> House.feed("expire", event));
        assertThat(told).hasSize(4);
        House.SYSTEM.resume("expire");
        House.SYSTEM.quiet();

        var path = "/v1/tenants/" + manager.tenant() + "/audit?type=grant.ended";
        assertThat(House.get(path, House.signIn(manager)).json().path("items")).hasSize(1);
    }

    private static Reply endAfter(String path, int days, String token, String etag) {
        var end = House.SYSTEM.clock().instant().plus(days, ChronoUnit.DAYS);
        var body =
                House.object().put("end", end.toString()).put("reason", "The report takes longer");
        return House.ask("PATCH", path, token, body.toString(), Map.of("If-Match", etag));
    }

    private static com.fasterxml.jackson.databind.JsonNode grant(Reply list, String id) {
        for (var grant : list.json().path("items")) {
            if (grant.path("id").asText().equals(id)) {
                return grant;
            }
        }
        throw new AssertionError(list);
    }
}
