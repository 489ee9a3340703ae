package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.mail.Mail;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorInvitationsIT {
    private static final Duration LIMIT = Duration.ofDays(180);

    private Person manager = House.ANA;
    private Person staff = House.MIA;
    private String token = "";

    @BeforeEach
    void a_customer_and_somebody_of_the_vendor() {
        manager = House.customer();
        staff = House.staff();
        token = House.signIn(manager);
    }

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("A4: an absent start is now, and an absent end is 30 days after the start")
    void absent_start_and_end() {
        try (var _ = House.stopClock()) {
            var now = House.SYSTEM.clock().instant();
            var made = invite(House.wish(staff)).json();
            assertThat(at(made, "start")).isEqualTo(now);
            assertThat(at(made, "end")).isEqualTo(now.plus(Duration.ofDays(30)));

            var later = now.plus(Duration.ofDays(10));
            var other = invite(House.wish(House.staff()).put("start", later.toString())).json();
            assertThat(at(other, "start")).isEqualTo(later);
            assertThat(at(other, "end")).isEqualTo(later.plus(Duration.ofDays(30)));
        }
    }

    @Test
    @DisplayName("A4: a start up to 60 seconds past is now, and one more millisecond is refused")
    void start_a_little_past() {
        try (var _ = House.stopClock()) {
            var now = House.SYSTEM.clock().instant();
            var minute = now.minusSeconds(60);
            var late = House.wish(staff).put("start", minute.minusMillis(1).toString());
            assertFault(invite(late), "/start", "past");

            var made = invite(House.wish(staff).put("start", minute.toString()));
            assertThat(made.status()).isEqualTo(201);
            assertThat(at(made.json(), "start")).isEqualTo(now);
            assertThat(at(made.json(), "end")).isEqualTo(now.plus(Duration.ofDays(30)));
        }
    }

    @Test
    @DisplayName("A4: 180 days to the millisecond are allowed")
    void the_limit_itself() {
        try (var _ = House.stopClock()) {
            var now = House.SYSTEM.clock().instant();
            var end = now.plus(LIMIT);
            assertThat(invite(House.wish(staff).put("end", end.toString())).status())
                    .isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "P1D", "P3650D"})
    @DisplayName("A4: a longer window than 180 days is refused, and the error names the limit")
    void beyond_the_limit(String more) {
        try (var _ = House.stopClock()) {
            var now = House.SYSTEM.clock().instant();
            var end = now.plus(LIMIT).plus(Duration.parse(more));
            assertFault(invite(House.wish(staff).put("end", end.toString())), "/end", "180");

            var start = now.plus(Duration.ofDays(5));
            var shifted =
                    House.wish(staff)
                            .put("start", start.toString())
                            .put("end", start.plus(LIMIT).plus(Duration.parse(more)).toString());
            assertFault(invite(shifted), "/end", "180");
        }
    }

    @Test
    @DisplayName("A4: past and reversed windows and an end of null are refused")
    void past_and_reversed() {
        var now = House.SYSTEM.clock().instant();
        var past =
                House.wish(staff)
                        .put("start", now.minus(Duration.ofDays(2)).toString())
                        .put("end", now.minus(Duration.ofDays(1)).toString());
        assertThat(invite(past).status()).isEqualTo(422);
        assertThat(invite(past).pointers()).contains("/start", "/end");

        var reversed =
                House.wish(staff)
                        .put("start", now.plus(Duration.ofDays(2)).toString())
                        .put("end", now.plus(Duration.ofDays(1)).toString());
        assertFault(invite(reversed), "/end", "after the start");

        var empty =
                House.wish(staff)
                        .put("start", now.plus(Duration.ofDays(2)).toString())
                        .put("end", now.plus(Duration.ofDays(2)).toString());
        assertFault(invite(empty), "/end", "after the start");

        assertFault(invite(House.wish(staff).putNull("end")), "/end", "null");
        assertFault(invite(House.wish(staff).putNull("start")), "/start", "null");
        assertThat(House.get(invitations(""), token).json().path("items")).isEmpty();
    }

    @Test
    @DisplayName("A4: a start in the future opens only then, to the millisecond")
    void future_start() {
        var start = House.SYSTEM.clock().instant().plus(Duration.ofDays(2));
        invite(House.wish(staff).put("start", start.toString()));
        assertThat(House.accept(staff).path("state").asText()).isEqualTo("scheduled");
        assertThat(meStatus()).isEqualTo(404);
        try (var _ = House.stopClock()) {
            House.SYSTEM.moveTo(start.minusMillis(1));
            assertThat(meStatus()).isEqualTo(404);
            House.SYSTEM.moveTo(start);
            assertThat(meStatus()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("A5: a system admin of the vendor may invite, show, resend and revoke anywhere")
    void system_admin() {
        var root = House.signIn(House.ROOT);
        var made = House.post(House.home(manager, "/vendor-invitations"), root, House.wish(staff));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location"))
                .isEqualTo(invitations("/" + made.json().path("id").asText()));
        var one = made.header("Location");
        assertThat(House.get(one, root).status()).isEqualTo(200);
        assertThat(House.get(one, token).json().path("invitedBy").path("tenant").asText())
                .isEqualTo("vendor");
        assertThat(resend(one, root).status()).isEqualTo(200);
        assertThat(House.delete(one, root).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource(
            value = BuiltInRole.class,
            names = {"ADMIN", "ADMINISTRATOR", "STAFF_ADMIN", "MANAGEMENT", "MANAGER", "AGENT"})
    @DisplayName("A5: other members of the tenant may neither invite nor resend nor revoke")
    void other_members(BuiltInRole role) {
        var one = invitations("/" + House.invite(manager, staff).path("id").asText());
        var other = House.signIn(House.member(new TenantId(manager.tenant()), role));
        for (var reply :
                List.of(
                        House.post(
                                House.home(manager, "/vendor-invitations"),
                                other,
                                House.wish(House.staff())),
                        resend(one, other),
                        House.delete(one, other))) {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.problem()).isEqualTo("lacks-permission");
            assertThat(reply.json().path("detail").asText()).contains("invite");
        }
        assertThat(House.get(one, token).json().path("state").asText()).isEqualTo("pending");
    }

    @Test
    @DisplayName("A5: to a stranger the tenant is not there, and nobody gets in without a token")
    void strangers() {
        var path = House.home(manager, "/vendor-invitations");
        for (var stranger : List.of(House.customer(), House.ANA, House.MIA, House.staff())) {
            assertThat(House.post(path, House.signIn(stranger), House.wish(staff)).status())
                    .isEqualTo(404);
        }
        for (var none : List.of("", "x.y.z", token + "x", token.substring(5))) {
            var reply = House.post(path, none, House.wish(staff));
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    @DisplayName("A1: only people whose home is the vendor can be offered customer-manager")
    void only_vendor_people() {
        var unknown = refusedFor("nobody@vendor.example");
        var customers = refusedFor(House.ANA.email());
        var own = refusedFor(manager.email());
        assertThat(customers.text()).isEqualTo(unknown.text()).isEqualTo(own.text());
        assertThat(House.SYSTEM.mails(House.ANA.email())).noneMatch(this::isOfThisTenant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "p1", "p1@", "@vendor.example", "a b@vendor.example", "a@b@c"})
    @DisplayName("A6: an address that is not well formed is refused")
    void malformed_address(String address) {
        assertFault(invite(House.wish(staff).put("email", address)), "/email", "must be");
    }

    @Test
    @DisplayName("A6: an address is the same in capitals and with space around it or is refused")
    void capitals() {
        var shouted = staff.email().toUpperCase(java.util.Locale.ROOT);
        var reply = invite(House.wish(staff).put("email", shouted));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("email").asText()).isEqualTo(staff.email());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "          ",
                "Helpingwiththereport",
                "too short",
                "  a  b      ",
                "-- ----------"
            })
    @DisplayName("A6: a reason that is short, empty or one word is refused")
    void bad_reasons(String reason) {
        assertFault(invite(House.wish(staff).put("reason", reason)), "/reason", "10 to 500");
    }

    @Test
    @DisplayName("A6: a reason is mandatory, of at most 500 characters after trimming")
    void the_reason() {
        assertFault(invite(House.object().put("email", staff.email())), "/reason", "is required");
        assertFault(invite(House.wish(staff).putNull("reason")), "/reason", "null");
        assertFault(invite(House.wish(staff).put("reason", 1234567890)), "/reason", "10 to 500");
        var longest = "ab ".repeat(166) + "cd";
        assertThat(longest).hasSize(500);
        assertFault(invite(House.wish(staff).put("reason", longest + "e")), "/reason", "500");
        var padded = invite(House.wish(staff).put("reason", "  " + longest + "\n"));
        assertThat(padded.status()).isEqualTo(201);
        assertThat(padded.json().path("reason").asText()).isEqualTo(longest);
    }

    @Test
    @DisplayName("A6: one answer names every faulty field, and nothing is kept or mailed")
    void every_fault() {
        var before = House.everything();
        var body =
                House.object()
                        .put("email", "not an address")
                        .put("reason", "one")
                        .put("start", "yesterday")
                        .putNull("end")
                        .put("role", "admin");
        var reply = invite(body);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.pointers())
                .containsExactlyInAnyOrder("/email", "/reason", "/start", "/end", "/role");
        assertThat(House.everything()).isEqualTo(before);
        assertThat(House.SYSTEM.mails(staff.email())).isEmpty();
    }

    @Test
    @DisplayName("A6: the whole invitation stands in the audit log, readable by the customer")
    void audit_log() {
        var made = invite(House.wish(staff));
        House.SYSTEM.quiet();
        var id = made.json().path("id").asText();
        var items = House.get(House.home(manager, "/audit?subject=" + id), token).json();
        assertThat(items.path("items")).hasSize(1);
        var entry = items.path("items").path(0);
        var me = House.get("/v1/me", token).json().path("account");
        assertThat(entry.path("type").asText()).isEqualTo("invitation.created");
        assertThat(entry.path("actor").path("account")).isEqualTo(me.path("id"));
        assertThat(entry.path("actor").path("tenant").asText()).isEqualTo(manager.tenant());
        assertThat(entry.path("subject").path("id").asText()).isEqualTo(id);
        assertThat(entry.path("time")).isEqualTo(made.json().path("createdAt"));
        assertThat(entry.path("source").asText()).isEqualTo("127.0.0.1");
        assertThat(entry.path("requestId").asText()).isEqualTo(made.header("X-Request-Id"));
        assertThat(entry.path("reason")).isEqualTo(made.json().path("reason"));
        assertThat(entry.path("before").isNull()).isTrue();
        for (var field : List.of("email", "reason")) {
            assertThat(entry.path("after").path(field)).isEqualTo(made.json().path(field));
        }
        assertThat(entry.path("after").path("role").asText()).containsIgnoringCase("customer");
        assertThat(at(entry.path("after"), "start")).isEqualTo(at(made.json(), "start"));
        assertThat(at(entry.path("after"), "end")).isEqualTo(at(made.json(), "end"));
        assertThat(items.toString()).doesNotContain(House.linkToken(staff.email()));
    }

    @Test
    @DisplayName(
            "A2: a customer manager reads audit log, invitations and grants, but invites nobody")
    void customer_manager() {
        var one = invitations("/" + House.invite(manager, staff).path("id").asText());
        House.accept(staff);
        var guest = House.signIn(staff);
        for (var path :
                List.of(
                        House.home(manager, "/audit"),
                        House.home(manager, "/grants"),
                        invitations(""),
                        one)) {
            assertThat(House.get(path, guest).status()).as(path).isEqualTo(200);
        }
        var invite = House.home(manager, "/vendor-invitations");
        assertThat(House.post(invite, guest, House.wish(House.staff())).status()).isEqualTo(403);
        assertThat(House.delete(one, guest).status()).isEqualTo(403);
        assertThat(resend(one, guest).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("A2: a customer manager has nothing in any other tenant")
    void customer_manager_elsewhere() {
        House.invite(manager, staff);
        House.accept(staff);
        var guest = House.signIn(staff);
        var other = House.customer();
        for (var more : List.of("/audit", "/grants", "/invitations", "/me", "/audit/verify")) {
            assertThat(House.get(House.home(other, more), guest).status()).as(more).isEqualTo(404);
        }
    }

    @Test
    @DisplayName(
            "A11: while one is pending a second invitation is refused, and afterwards it is not")
    void second_invitation() {
        var first = House.invite(manager, staff).path("id").asText();
        var second = invite(House.wish(staff));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("conflict");

        assertThat(House.delete(invitations("/" + first), token).status()).isEqualTo(204);
        var third = invite(House.wish(staff));
        assertThat(third.status()).isEqualTo(201);
        assertThat(third.json().path("id").asText()).isNotEqualTo(first).endsWith(".2");
        assertThat(House.get(invitations("/" + first), token).json().path("state").asText())
                .isEqualTo("revoked");
    }

    @Test
    @DisplayName("A11: a link lives 7 days, then expires by itself, with the sweep or without")
    void link_expiry() {
        House.SYSTEM.sweep().enable(false);
        var made = House.invite(manager, staff);
        var link = House.object().put("token", House.linkToken(staff.email()));
        var end = at(made, "linkExpiresAt");
        assertThat(end).isEqualTo(at(made, "createdAt").plus(Duration.ofDays(7)));
        var one = invitations("/" + made.path("id").asText());
        try (var _ = House.stopClock()) {
            House.SYSTEM.moveTo(end.minusMillis(1));
            assertThat(open(link).status()).isEqualTo(200);
            House.SYSTEM.moveTo(end);
            assertThat(open(link).status()).isEqualTo(410);
            var accept = House.post("/v1/invitation-links/accept", House.signIn(staff), link);
            assertThat(accept.status()).isEqualTo(410);
            token = House.signIn(manager);
            assertThat(House.get(one, token).json().path("state").asText()).isEqualTo("expired");
            assertThat(resend(one, token).status()).isEqualTo(410);
            assertThat(House.delete(one, token).status()).isEqualTo(410);
            assertThat(types(made)).containsExactly("invitation.created");
        }
        House.SYSTEM.sweep().enable(true);
        House.SYSTEM.advance(Duration.ofMinutes(1));
        assertThat(types(made)).containsExactly("invitation.expired", "invitation.created");
        assertThat(invite(House.wish(staff)).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("A11: a link does not live past the offered end")
    void link_never_past_the_end() {
        var end = House.SYSTEM.clock().instant().plus(Duration.ofDays(2));
        var made = invite(House.wish(staff).put("end", end.toString())).json();
        assertThat(at(made, "linkExpiresAt")).isEqualTo(end);
    }

    @Test
    @DisplayName("A11: resending voids the older link, and can be done 3 times in 10 minutes")
    void resending() {
        try (var _ = House.stopClock()) {
            var one = invitations("/" + House.invite(manager, staff).path("id").asText());
            var links = new ArrayList<JsonNode>();
            links.add(House.object().put("token", House.linkToken(staff.email())));
            for (int times = 0; times < 3; times++) {
                var reply = resend(one, token);
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.header("ETag")).isNotEmpty();
                links.add(House.object().put("token", House.linkToken(staff.email())));
            }
            assertThat(links).doesNotHaveDuplicates();
            links.subList(0, 3).forEach(old -> assertThat(open(old).status()).isEqualTo(410));
            assertThat(open(links.getLast()).status()).isEqualTo(200);

            var refused = resend(one, token);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("600");
            assertThat(open(links.getLast()).status()).isEqualTo(200);

            House.SYSTEM.advance(Duration.ofMinutes(10));
            assertThat(resend(one, House.signIn(manager)).status()).isEqualTo(200);
        }
    }

    /// Exact counts: under chaos a count whose answer is lost is counted again.
    @Test
    @DisabledIfSystemProperty(named = "gatehouse.chaos", matches = ".+")
    @DisplayName("an hour's mails are used up by mails that go, not by refused invitations")
    void mails_of_an_hour() {
        try (var _ = House.stopClock()) {
            House.mailBudget(manager, 2);
            assertThat(invite(House.wish(staff)).status()).isEqualTo(201);
            for (int times = 0; times < 3; times++) {
                assertThat(invite(House.wish(staff)).status()).isEqualTo(409);
            }
            assertThat(invite(House.wish(House.staff())).status()).isEqualTo(201);

            var third = House.wish(House.staff());
            var refused = invite(third);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().path("type").asText()).endsWith("/too-many-requests");
            var now = House.SYSTEM.clock().instant();
            long left =
                    Duration.between(
                                    now,
                                    now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS))
                            .toSeconds();
            long wait = Long.parseLong(refused.header("Retry-After"));
            assertThat(wait).isBetween(left, left + 1);

            House.SYSTEM.advance(Duration.ofSeconds(wait));
            var later = House.home(manager, "/vendor-invitations");
            assertThat(House.post(later, House.signIn(manager), third).status()).isEqualTo(201);
        }
    }

    @Test
    @DisplayName("A11: revoking a pending invitation voids the offer, and the invited is told")
    void revoking_pending() {
        var made = House.invite(manager, staff);
        var link = House.object().put("token", House.linkToken(staff.email()));
        var one = invitations("/" + made.path("id").asText());
        assertThat(House.delete(one, token).status()).isEqualTo(204);
        assertThat(open(link).status()).isEqualTo(410);
        assertThat(House.post("/v1/invitation-links/accept", House.signIn(staff), link).status())
                .isEqualTo(410);
        assertThat(House.delete(one, token).status()).isEqualTo(410);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(staff.email())).hasSize(2);
        assertThat(House.SYSTEM.mails(staff.email()).getFirst().subject()).startsWith("Withdrawn");
        assertThat(types(made)).containsExactly("invitation.revoked", "invitation.created");
    }

    @Test
    @DisplayName(
            "A11: revoking an accepted invitation ends access at once, and the invited is told")
    void revoking_accepted() {
        var made = House.invite(manager, staff);
        House.accept(staff);
        var guest = House.signIn(staff);
        var me = House.home(manager, "/me");
        assertThat(House.get(me, guest).status()).isEqualTo(200);
        var one = invitations("/" + made.path("id").asText());
        assertThat(House.delete(one, token).status()).isEqualTo(204);
        assertThat(House.get(me, guest).status()).isEqualTo(404);
        assertThat(House.get(one, token).json().path("state").asText()).isEqualTo("revoked");
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(staff.email()).getFirst().subject()).contains("was ended");
        assertThat(House.SYSTEM.mails(manager.email()).getFirst().subject()).contains("accepted");
        var grants = House.get(House.home(manager, "/grants?state=active"), token).json();
        assertThat(grants.path("items")).hasSize(1);
    }

    @Test
    @DisplayName(
            "A11: that access was taken back is told to who accepted, not to who has the invited"
                    + " address since")
    void revoking_after_another_address() {
        var made = House.invite(manager, staff);
        House.accept(staff);
        var moved = People.movedAway(staff);
        int before = House.SYSTEM.mails(staff.email()).size();
        var one = invitations("/" + made.path("id").asText());
        assertThat(House.delete(one, token).status()).isEqualTo(204);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(staff.email())).as("somebody else").hasSize(before);
        assertThat(House.SYSTEM.mails(moved))
                .first()
                .extracting(Mail::subject)
                .asString()
                .contains("was ended");
    }

    @Test
    @DisplayName("A11: invitations are listed by state and by address")
    void filters() {
        var pending = House.invite(manager, staff).path("id");
        var other = House.staff();
        var accepted = House.invite(manager, other).path("id");
        House.accept(other);
        var third = House.staff();
        var revoked = House.invite(manager, third).path("id");
        House.delete(invitations("/" + revoked.asText()), token);

        assertThat(ids("?state=pending")).containsExactly(pending);
        assertThat(ids("?state=accepted")).containsExactly(accepted);
        assertThat(ids("?state=revoked,accepted")).containsExactlyInAnyOrder(revoked, accepted);
        assertThat(ids("?state=expired")).isEmpty();
        assertThat(ids("")).containsExactlyInAnyOrder(pending, accepted, revoked);
        assertThat(ids("?email=" + other.email())).containsExactly(accepted);
        assertThat(ids("?email=" + other.email() + "&state=pending")).isEmpty();
        assertThat(ids("?email=nobody@vendor.example")).isEmpty();

        var wrong = House.get(invitations("?state=lost&email=x&limit=0&colour=red"), token);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.pointers())
                .containsExactlyInAnyOrder("?state", "?email", "?limit", "?colour");
    }

    @Test
    @DisplayName("F6: a list is read page by page, each item once")
    void paging() {
        var made = new ArrayList<JsonNode>();
        for (int n = 0; n < 3; n++) {
            made.add(House.invite(manager, House.staff()).path("id"));
        }
        var seen = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = House.get(invitations("?limit=1" + next), token).json();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(1);
            page.path("items").forEach(item -> seen.add(item.path("id")));
            next = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
        } while (!next.isEmpty());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    @DisplayName("F6: a cursor is good for its own tenant and query only")
    void foreign_cursors() {
        House.invite(manager, House.staff());
        House.invite(manager, House.staff());
        var page = House.get(invitations("?limit=1"), token).json();
        var cursor = page.path("next").asText();
        assertThat(House.get(invitations("?cursor=" + cursor), token).status()).isEqualTo(200);

        var other = House.customer();
        for (var reply :
                List.of(
                        House.get(invitations("?state=pending&cursor=" + cursor), token),
                        House.get(House.home(manager, "/grants?cursor=" + cursor), token),
                        House.get(invitations("?cursor=A" + cursor), token),
                        House.get(invitations("?cursor="), token),
                        House.get(
                                House.home(other, "/invitations?cursor=" + cursor),
                                House.signIn(other)))) {
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.pointers()).containsExactly("?cursor");
        }
    }

    @Test
    @DisplayName("A6: one invitation can be shown, with everything that was said")
    void showing() {
        var made = invite(House.wish(staff));
        House.SYSTEM.quiet();
        var shown = House.get(made.header("Location"), token);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("ETag")).isEqualTo(made.header("ETag"));
        for (var field :
                List.of(
                        "id",
                        "kind",
                        "email",
                        "role",
                        "state",
                        "start",
                        "end",
                        "reason",
                        "external",
                        "invitedBy",
                        "createdAt",
                        "linkExpiresAt",
                        "warnings")) {
            assertThat(shown.json().has(field)).as(field).isTrue();
            assertThat(shown.json().path(field)).as(field).isEqualTo(made.json().path(field));
        }
        assertThat(shown.json().path("role").asText()).isEqualTo("customer-manager");
        assertThat(shown.json().path("delivery").asText()).isIn("sent", "delivered");
    }

    @Test
    @DisplayName("F7: a dry run answers what would come, writes nothing and mails nothing")
    void dry_runs() {
        var pending = invitations("/" + House.invite(manager, staff).path("id").asText());
        var link = House.object().put("token", House.linkToken(staff.email()));
        var other = House.staff();
        var accepted = invitations("/" + House.invite(manager, other).path("id").asText());
        House.accept(other);
        var held = House.get(House.home(manager, "/grants"), token).json().path("items");
        var guest = House.signIn(staff);
        var grant = grantPath(held, other);
        var before = House.everything();
        int mails = House.SYSTEM.mails().size();
        int events = House.SYSTEM.events().size();

        var wish = House.wish(House.ROOT);
        var tried = House.post(House.home(manager, "/vendor-invitations?dryRun=true"), token, wish);
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().path("state").asText()).isEqualTo("pending");
        assertThat(tried.header("Location")).isEmpty();
        var end = House.SYSTEM.clock().instant().plus(Duration.ofDays(60)).toString();
        var change = House.object().put("end", end).put("reason", "The report takes longer");
        for (var reply :
                List.of(
                        resend(pending + "/resend?dryRun=true", token, ""),
                        House.delete(pending + "?dryRun=true", token),
                        House.delete(accepted + "?dryRun=true", token),
                        House.post("/v1/invitation-links/accept?dryRun=true", guest, link),
                        House.ask(
                                "PATCH",
                                grant + "?dryRun=true",
                                token,
                                change.toString(),
                                Map.of("If-Match", "*")),
                        House.delete(grant + "?dryRun=true", token))) {
            assertThat(reply.status()).isEqualTo(200);
        }
        var bad = House.home(manager, "/vendor-invitations?dryRun=true");
        assertThat(House.post(bad, token, House.object()).status()).isEqualTo(422);
        assertThat(House.delete(pending + "?dryRun=maybe", token).status()).isEqualTo(422);

        assertThat(House.everything()).isEqualTo(before);
        assertThat(House.SYSTEM.mails()).hasSize(mails);
        assertThat(House.SYSTEM.events()).hasSize(events);
    }

    private String grantPath(JsonNode held, Person holder) {
        for (var grant : held) {
            if (grant.path("member").path("email").asText().equals(holder.email())) {
                return House.home(
                        manager,
                        "/members/"
                                + grant.path("member").path("id").asText()
                                + "/grants/"
                                + grant.path("id").asText());
            }
        }
        throw new AssertionError(held);
    }

    private Reply refusedFor(String address) {
        var reply = invite(House.wish(staff).put("email", address));
        assertFault(reply, "/email", "vendor");
        return reply;
    }

    private boolean isOfThisTenant(gatehouse.local.mail.Mail mail) {
        return mail.text().contains(manager.tenant());
    }

    private List<JsonNode> ids(String query) {
        var ids = new ArrayList<JsonNode>();
        var reply = House.get(invitations(query), token);
        assertThat(reply.status()).isEqualTo(200);
        reply.json().path("items").forEach(item -> ids.add(item.path("id")));
        return ids;
    }

    /// What the audit log says of an invitation, newest first.
    private List<String> types(JsonNode invitation) {
        House.SYSTEM.quiet();
        var path = House.home(manager, "/audit?subject=" + invitation.path("id").asText());
        var types = new ArrayList<String>();
        House.get(path, House.signIn(manager))
                .json()
                .path("items")
                .forEach(entry -> types.add(entry.path("type").asText()));
        return types;
    }

    private int meStatus() {
        return House.get(House.home(manager, "/me"), House.signIn(staff)).status();
    }

    private String invitations(String more) {
        return House.home(manager, "/invitations" + more);
    }

    private Reply invite(JsonNode body) {
        return House.post(House.home(manager, "/vendor-invitations"), token, body);
    }

    private static Reply open(JsonNode link) {
        return House.post("/v1/invitation-links/open", "", link);
    }

    private static Reply resend(String invitation, String by) {
        return resend(invitation + "/resend", by, "");
    }

    private static Reply resend(String path, String by, String body) {
        return House.ask("POST", path, by, body, Map.of());
    }

    private static Instant at(JsonNode node, String field) {
        return Instant.parse(node.path(field).asText());
    }

    private static void assertFault(Reply reply, String pointer, String says) {
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.pointers()).contains(pointer);
        var details = new ArrayList<String>();
        reply.json()
                .path("errors")
                .forEach(error -> {
                    if (error.path("pointer").asText().equals(pointer)) {
                        details.add(error.path("detail").asText());
                    }
                });
        assertThat(details).anyMatch(detail -> detail.contains(says));
    }
}
