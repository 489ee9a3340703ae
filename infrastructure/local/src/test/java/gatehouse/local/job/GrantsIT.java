package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GrantsIT {
    private Person manager = House.ANA;
    private Person staff = House.MIA;

    @BeforeEach
    void a_customer_and_somebody_of_the_vendor() {
        manager = House.customer();
        staff = House.staff();
    }

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("A3: grants are listed by state, each with its member, page by page")
    void listing() {
        given(staff, null, in(Duration.ofDays(5)));
        var later = House.staff();
        given(later, in(Duration.ofDays(10)), in(Duration.ofDays(20)));
        var gone = House.staff();
        var ended = given(gone, null, in(Duration.ofDays(20)));
        assertThat(House.delete(path(ended), House.signIn(manager)).status()).isEqualTo(204);

        assertThat(emails("?state=active"))
                .containsExactlyInAnyOrder(manager.email(), staff.email());
        assertThat(emails("?state=scheduled")).containsExactly(later.email());
        assertThat(emails("?state=ended")).containsExactly(gone.email());
        assertThat(emails("?state=ended,scheduled"))
                .containsExactlyInAnyOrder(gone.email(), later.email());
        assertThat(emails("")).hasSize(4);
        var token = House.signIn(manager);
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = House.get(House.home(manager, "/grants?limit=1" + next), token).json();
            page.path("items").forEach(item -> seen.add(item.path("id").asText()));
            next = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
        } while (!next.isEmpty());
        assertThat(seen).hasSize(4).doesNotHaveDuplicates();
        assertThat(House.get(House.home(manager, "/grants?state=lost"), token).pointers())
                .containsExactly("?state");
    }

    @Test
    @DisplayName("A9: moving an end needs the version that was read")
    void preconditions() {
        var grant = given(staff, null, in(Duration.ofDays(10)));
        var token = House.signIn(manager);
        var etag = "\"" + grant.path("version").asLong() + "\"";
        var body = until(in(Duration.ofDays(20)));

        var missing = House.ask("PATCH", path(grant), token, body.toString(), Map.of());
        assertThat(missing.status()).isEqualTo(428);
        assertThat(missing.problem()).isEqualTo("precondition-required");
        for (var stale : List.of("\"99\"", "W/" + etag, "\"\"", "x")) {
            assertThat(patch(grant, token, body, stale).status()).as(stale).isEqualTo(412);
        }
        var moved = patch(grant, token, body, etag);
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().path("end").asText()).isEqualTo(body.path("end").asText());
        assertThat(moved.header("ETag")).isNotEqualTo(etag).isNotEmpty();
        assertThat(patch(grant, token, body, etag).status()).isEqualTo(412);
        assertThat(patch(grant, token, body, moved.header("ETag")).status()).isEqualTo(200);
        assertThat(patch(grant, token, body, "*").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A4: extensions included, a window lasts 180 days at most, to the millisecond")
    void the_limit() {
        try (var _ = House.stopClock()) {
            var grant = given(staff, null, in(Duration.ofDays(10)));
            var token = House.signIn(manager);
            var latest = Instant.parse(grant.path("start").asText()).plus(Duration.ofDays(180));
            var beyond = patch(grant, token, until(latest.plusMillis(1)), "*");
            assertThat(beyond.status()).isEqualTo(422);
            assertThat(beyond.pointers()).containsExactly("/end");
            assertThat(beyond.text()).contains("180 days");
            assertThat(patch(grant, token, until(latest), "*").status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("A4: an end is not moved into the past, and not without a reason")
    void bad_ends() {
        var grant = given(staff, null, in(Duration.ofDays(10)));
        var token = House.signIn(manager);
        var past = patch(grant, token, until(in(Duration.ofSeconds(-1))), "*");
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.pointers()).contains("/end");
        assertThat(patch(grant, token, House.object(), "*").pointers())
                .containsExactlyInAnyOrder("/end", "/reason");
        var oneWord = until(in(Duration.ofDays(20))).put("reason", "Becausewemust");
        assertThat(patch(grant, token, oneWord, "*").pointers()).containsExactly("/reason");
        var endless = until(in(Duration.ofDays(20))).putNull("end").put("start", "now");
        assertThat(patch(grant, token, endless, "*").pointers())
                .containsExactlyInAnyOrder("/end", "/start");
        assertThat(found(staff).path("end")).isEqualTo(grant.path("end"));
    }

    @Test
    @DisplayName("A9: an end can be moved earlier, and an ended grant stays ended")
    void ended_grants() {
        var grant = given(staff, null, in(Duration.ofDays(10)));
        var sooner = in(Duration.ofHours(1));
        assertThat(patch(grant, House.signIn(manager), until(sooner), "*").status()).isEqualTo(200);
        House.SYSTEM.moveTo(sooner);
        var token = House.signIn(manager);
        assertThat(meStatus(staff)).isEqualTo(404);
        var late = patch(grant, token, until(in(Duration.ofDays(10))), "*");
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.problem()).isEqualTo("gone");
        assertThat(House.delete(path(grant), token).status()).isEqualTo(410);
    }

    @Test
    @DisplayName("A9: an extended grant never shows a gap")
    void no_gap() {
        var end = in(Duration.ofDays(2));
        var grant = given(staff, null, end);
        var me = House.home(manager, "/me");
        try (var _ = House.stopClock()) {
            House.SYSTEM.moveTo(end.minusMillis(1));
            var guest = House.signIn(staff);
            var token = House.signIn(manager);
            var asked = new ArrayList<CompletableFuture<Integer>>();
            for (int n = 0; n < 20; n++) {
                asked.add(CompletableFuture.supplyAsync(() -> House.get(me, guest).status()));
            }
            var later = end.plus(Duration.ofDays(2));
            assertThat(patch(grant, token, until(later), "*").status()).isEqualTo(200);
            asked.forEach(status -> assertThat(status.join()).isEqualTo(200));
            for (var at : List.of(end, end.plusMillis(1), later.minusMillis(1))) {
                House.SYSTEM.moveTo(at);
                assertThat(meStatus(staff)).as("at " + at).isEqualTo(200);
            }
            House.SYSTEM.moveTo(later);
            assertThat(meStatus(staff)).isEqualTo(404);
        }
        assertThat(told("grant.ended", grant)).isEqualTo(1);
        assertThat(told("grant.changed", grant)).isEqualTo(1);
    }

    @Test
    @DisplayName("A9: of two overlapping grants the first end leaves the second")
    void overlapping() {
        var soon = in(Duration.ofDays(5));
        var late = in(Duration.ofDays(9));
        given(staff, null, late);
        var first = given(staff, null, soon);
        House.SYSTEM.moveTo(soon);
        assertThat(meStatus(staff)).isEqualTo(200);
        assertThat(told("grant.ended", first)).isEqualTo(1);
        House.SYSTEM.moveTo(late.minusSeconds(60));
        assertThat(meStatus(staff)).isEqualTo(200);
        House.SYSTEM.moveTo(late);
        assertThat(meStatus(staff)).isEqualTo(404);
    }

    @Test
    @DisplayName("A9: taking one of two overlapping grants back leaves the other")
    void overlapping_revoked() {
        given(staff, null, in(Duration.ofDays(9)));
        var first = given(staff, null, in(Duration.ofDays(5)));
        var token = House.signIn(manager);
        assertThat(House.delete(path(first), token).status()).isEqualTo(204);
        assertThat(meStatus(staff)).isEqualTo(200);
        assertThat(House.delete(path(found(staff)), token).status()).isEqualTo(204);
        assertThat(meStatus(staff)).isEqualTo(404);
    }

    @Test
    @DisplayName("A10: without the sweep a request at the end or a millisecond later is refused")
    void ends_by_itself() {
        House.SYSTEM.sweep().enable(false);
        var end = in(Duration.ofDays(5));
        var grant = given(staff, null, end);
        try (var _ = House.stopClock()) {
            House.SYSTEM.moveTo(end.minusMillis(1));
            var guest = House.signIn(staff);
            var token = House.signIn(manager);
            var me = House.home(manager, "/me");
            assertThat(House.get(me, guest).status()).isEqualTo(200);
            House.SYSTEM.moveTo(end);
            assertThat(House.get(me, guest).status()).isEqualTo(404);
            House.SYSTEM.moveTo(end.plusMillis(1));
            assertThat(House.get(me, guest).status()).isEqualTo(404);
            assertThat(House.get(House.home(manager, "/audit"), guest).status()).isEqualTo(404);
            assertThat(House.get(House.home(manager, "/grants?state=ended"), token).text())
                    .contains(staff.email());
            assertThat(patch(grant, token, until(end.plusSeconds(60)), "*").status())
                    .isEqualTo(410);
            assertThat(told("grant.ended", grant)).isZero();
        }
        House.SYSTEM.sweep().enable(true);
        House.SYSTEM.advance(Duration.ofMinutes(2));
        assertThat(told("grant.ended", grant)).isEqualTo(1);
        assertThat(subjects(staff)).filteredOn(text -> text.contains("has ended")).hasSize(1);
        assertThat(subjects(manager)).filteredOn(text -> text.contains("has ended")).hasSize(1);
    }

    @Test
    @DisplayName("A10: both are reminded 3 days before the end, once, and told at the end")
    void reminders() {
        var end = in(Duration.ofDays(20));
        var grant = given(staff, null, end);
        try (var _ = House.stopClock()) {
            House.SYSTEM.moveTo(end.minus(Duration.ofDays(3)).minusMillis(1));
            assertThat(subjects(staff)).noneMatch(text -> text.contains("ends on"));
            House.SYSTEM.moveTo(end.minus(Duration.ofDays(3)));
            for (var person : List.of(staff, manager)) {
                assertThat(subjects(person))
                        .filteredOn(text -> text.contains("ends on"))
                        .hasSize(1);
            }
            House.SYSTEM.moveTo(end);
            for (var person : List.of(staff, manager)) {
                assertThat(subjects(person))
                        .filteredOn(text -> text.contains("ends on"))
                        .hasSize(1);
                assertThat(subjects(person))
                        .filteredOn(text -> text.contains("has ended"))
                        .hasSize(1);
            }
        }
        assertThat(told("grant.ending", grant)).isEqualTo(1);
    }

    @Test
    @DisplayName("A10: a window shorter than 3 days has no reminder")
    void no_reminder() {
        var end = in(Duration.ofDays(2));
        given(staff, null, end);
        House.SYSTEM.moveTo(end);
        for (var person : List.of(staff, manager)) {
            assertThat(subjects(person)).noneMatch(text -> text.contains("ends on"));
            assertThat(subjects(person)).filteredOn(text -> text.contains("has ended")).hasSize(1);
        }
    }

    @Test
    @DisplayName("A10: who is extended after the reminder is reminded of the new end too")
    void reminded_again() {
        var end = in(Duration.ofDays(10));
        var grant = given(staff, null, end);
        House.SYSTEM.moveTo(end.minus(Duration.ofDays(2)));
        var later = end.plus(Duration.ofDays(10));
        assertThat(patch(grant, House.signIn(manager), until(later), "*").status()).isEqualTo(200);
        House.SYSTEM.moveTo(later.minus(Duration.ofDays(2)));
        assertThat(subjects(staff)).filteredOn(text -> text.contains("ends on")).hasSize(2);
        assertThat(told("grant.ending", grant)).isEqualTo(2);
    }

    @Test
    @DisplayName("A11: a grant that is taken back ends at once, with its reason in the audit log")
    void taking_back() {
        var grant = given(staff, null, in(Duration.ofDays(10)));
        var guest = House.signIn(staff);
        var token = House.signIn(manager);
        assertThat(House.delete(path(grant) + "?reason=once", token).pointers())
                .containsExactly("?reason");
        var why = "?reason=The+report+is+done+already";
        assertThat(House.delete(path(grant) + why, token).status()).isEqualTo(204);
        assertThat(House.get(House.home(manager, "/me"), guest).status()).isEqualTo(404);
        House.SYSTEM.quiet();
        var audit = House.get(House.home(manager, "/audit?type=grant.revoked"), token).json();
        assertThat(audit.path("items")).hasSize(1);
        assertThat(audit.path("items").path(0).path("reason").asText())
                .isEqualTo("The report is done already");
        assertThat(subjects(staff).getFirst()).contains("was ended");
    }

    @Test
    @DisplayName("B2: the last role of a person at home is not taken away")
    void last_role() {
        var agent = House.member(new TenantId(manager.tenant()), BuiltInRole.AGENT);
        var reply = House.delete(path(found(agent)), House.signIn(manager));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.problem()).isEqualTo("conflict");
        assertThat(meStatus(agent)).isEqualTo(200);
    }

    @Test
    @DisplayName("F3: nobody acts on people of the same or a higher rank, nor on themselves")
    void outranked() {
        var tenant = new TenantId(manager.tenant());
        var admin = House.member(tenant, BuiltInRole.ADMIN);
        var peer = House.member(tenant, BuiltInRole.ADMIN);
        var agent = House.member(tenant, BuiltInRole.AGENT);
        var body = until(in(Duration.ofDays(20)));
        given(staff, null, in(Duration.ofDays(10)));
        for (var other : List.of(manager, peer, admin)) {
            for (var who : List.of(admin, staff)) {
                var reply = patch(found(other), House.signIn(who), body, "*");
                assertThat(reply.status()).isEqualTo(403);
                assertThat(reply.problem()).isEqualTo("outranked");
                assertThat(House.delete(path(found(other)), House.signIn(who)).status())
                        .isEqualTo(403);
            }
        }
        assertThat(patch(found(manager), House.signIn(manager), body, "*").status()).isEqualTo(403);
        assertThat(patch(found(agent), House.signIn(agent), body, "*").status()).isEqualTo(403);
        assertThat(patch(found(agent), House.signIn(admin), body, "*").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F3: who could not give a role does not extend it either, but may shorten it")
    void out_of_reach() {
        var tenant = new TenantId(manager.tenant());
        var clerk = House.member(tenant, BuiltInRole.STAFF_ADMIN);
        var person = House.member(tenant, BuiltInRole.AGENT);
        var given =
                House.object()
                        .put("role", "customer")
                        .put("end", in(Duration.ofDays(20)).toString())
                        .put("reason", "Helps out in spring");
        var place = House.home(manager, "/members/" + House.account(person.email()).value());
        var made = House.post(place + "/grants", House.signIn(manager), given);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        House.SYSTEM.quiet();
        var grant = found(person, "customer");
        var token = House.signIn(clerk);
        assertThat(House.post(place + "/grants", token, given).status()).isEqualTo(403);

        var longer = patch(grant, token, until(in(Duration.ofDays(30))), "*");
        assertThat(longer.status()).isEqualTo(403);
        assertThat(longer.problem()).isEqualTo("out-of-reach");
        assertThat(patch(grant, token, until(in(Duration.ofDays(10))), "*").status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("A2: a customer manager extends no customer manager's grant, the own one included")
    void own_grant() {
        var grant = given(staff, null, in(Duration.ofDays(10)));
        var other = House.staff();
        given(other, null, in(Duration.ofDays(10)));
        var guest = House.signIn(staff);
        for (var target : List.of(grant, found(other))) {
            var reply = patch(target, guest, until(in(Duration.ofDays(20))), "*");
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.problem()).isEqualTo("lacks-permission");
            assertThat(House.delete(path(target), guest).status()).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("A3: one person holds access to several tenants, each with its own window")
    void several_tenants() {
        var first = manager;
        var soon = in(Duration.ofDays(5));
        given(staff, null, soon);
        manager = House.customer();
        var second = manager;
        var late = in(Duration.ofDays(9));
        given(staff, null, late);
        House.SYSTEM.quiet();

        assertThat(ends(first)).containsExactly(soon.toString());
        assertThat(ends(second)).containsExactly(late.toString());
        assertThat(ends(staff)).containsExactly("null");
        House.SYSTEM.moveTo(soon);
        assertThat(ends(first)).isEmpty();
        assertThat(ends(second)).containsExactly(late.toString());
    }

    /// The ends of the grants that `/v1/me` tells the invited of, in one tenant.
    private List<String> ends(Person inTenantOf) {
        var ends = new ArrayList<String>();
        for (var tenant : House.get("/v1/me", House.signIn(staff)).json().path("tenants")) {
            if (tenant.path("id").asText().equals(inTenantOf.tenant())) {
                tenant.path("grants").forEach(grant -> ends.add(grant.path("end").asText()));
            }
        }
        return ends;
    }

    /// Invites, accepts, and returns the grant as it is listed.
    private JsonNode given(
            Person to, @org.jspecify.annotations.Nullable Instant start, Instant end) {
        var wish = House.wish(to).put("end", end.toString());
        if (start != null) {
            wish.put("start", start.toString());
        }
        var path = House.home(manager, "/vendor-invitations");
        assertThat(House.post(path, House.signIn(manager), wish).status()).isEqualTo(201);
        var id = House.accept(to).path("id");
        for (var grant : listed("")) {
            if (grant.path("id").equals(id)) {
                return grant;
            }
        }
        throw new AssertionError("not listed: " + id);
    }

    /// The first grant of a person that is not over.
    private JsonNode found(Person holder) {
        return found(holder, "");
    }

    /// @param role which one; empty for any
    private JsonNode found(Person holder, String role) {
        for (var grant : listed("?state=scheduled,active")) {
            if (grant.path("member").path("email").asText().equals(holder.email())
                    && grant.path("role").asText().contains(role)) {
                return grant;
            }
        }
        throw new AssertionError("holds nothing: " + holder);
    }

    private JsonNode listed(String query) {
        var reply = House.get(House.home(manager, "/grants" + query), House.signIn(manager));
        assertThat(reply.status()).isEqualTo(200);
        return reply.json().path("items");
    }

    private List<String> emails(String query) {
        var emails = new ArrayList<String>();
        listed(query).forEach(grant -> emails.add(grant.path("member").path("email").asText()));
        return emails;
    }

    private String path(JsonNode grant) {
        var member = grant.path("member").path("id").asText();
        return House.home(manager, "/members/" + member + "/grants/" + grant.path("id").asText());
    }

    private Reply patch(JsonNode grant, String token, JsonNode body, String ifMatch) {
        var headers = Map.of("If-Match", ifMatch);
        return House.ask("PATCH", path(grant), token, body.toString(), headers);
    }

    private int meStatus(Person person) {
        return House.get(House.home(manager, "/me"), House.signIn(person)).status();
    }

    /// How often the audit log tells something of a grant.
    private int told(String type, JsonNode grant) {
        House.SYSTEM.quiet();
        var query = "/audit?type=" + type + "&subject=" + grant.path("id").asText();
        return House.get(House.home(manager, query), House.signIn(manager))
                .json()
                .path("items")
                .size();
    }

    /// Newest first.
    private static List<String> subjects(Person person) {
        House.SYSTEM.quiet();
        return House.SYSTEM.mails(person.email()).stream().map(mail -> mail.subject()).toList();
    }

    private static ObjectNode until(Instant end) {
        return House.object()
                .put("end", end.toString())
                .put("reason", "The report takes longer than planned");
    }

    private static Instant in(Duration time) {
        return House.SYSTEM.clock().instant().plus(time);
    }
}
