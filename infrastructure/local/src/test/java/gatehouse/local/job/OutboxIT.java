package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import gatehouse.aws.ChangeRequestItems;
import gatehouse.aws.Committed;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Change;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Hook;
import gatehouse.local.functions.Function;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Every change is one audit entry and each mail goes out once, whatever stops in between (F4).
class OutboxIT {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private final Person manager = House.customer();
    private final Person staff = House.staff();
    private final String here = "/v1/tenants/" + manager.tenant();

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("F4: fed its batches twice, late and split, the relay adds no entry and no mail")
    void relay_fed_again() throws Exception {
        House.invite(manager, staff);
        House.accept(staff);
        House.SYSTEM.quiet();
        var entries = entries();
        var mails = House.SYSTEM.mails().size();
        var batches =
                House.SYSTEM.delivered("relay").stream()
                        .filter(batch -> batch.toString().contains(manager.tenant()))
                        .toList();
        assertThat(batches).isNotEmpty();

        for (var batch : batches.reversed()) {
            var _ = House.feed("relay", batch);
            for (var record : batch.path("Records")) {
                var single = House.object();
                single.putArray("Records").add(record).add(record);
                var _ = House.feed("relay", single);
            }
        }
        House.SYSTEM.quiet();

        assertThat(entries()).isEqualTo(entries);
        assertThat(House.SYSTEM.mails()).hasSize(mails);
        assertValid();
    }

    @Test
    @DisplayName("F4: what happens while the relay is stopped is told when it runs again, in order")
    void relay_stopped() {
        House.SYSTEM.quiet();
        House.SYSTEM.pause("relay");
        var invitation = House.invite(manager, staff).path("id").asText();
        var path = here + "/invitations/" + invitation;
        assertThat(House.delete(path, House.signIn(manager)).status()).isEqualTo(204);
        assertThat(types()).doesNotContain("invitation.created");
        assertThat(House.SYSTEM.mails(staff.email())).isEmpty();

        House.SYSTEM.resume("relay");
        House.SYSTEM.quiet();

        assertThat(types())
                .containsOnlyOnce("invitation.created")
                .containsOnlyOnce("invitation.revoked")
                .containsSubsequence("invitation.revoked", "invitation.created");
        assertValid();
    }

    @Test
    @DisplayName("F4: a relay that breaks off after the log and before the bus loses nothing")
    void relay_breaks_off_before_the_bus() {
        var broken = new AtomicBoolean();
        try (var _ =
                House.SYSTEM.hook(
                        breaking(
                                "relay",
                                "events",
                                () -> broken.compareAndSet(false, true),
                                false))) {
            House.invite(manager, staff);
            House.SYSTEM.quiet();
        }

        assertThat(broken).isTrue();
        assertThat(types()).containsOnlyOnce("invitation.created");
        assertThat(House.SYSTEM.mails(staff.email())).hasSize(1);
        assertValid();
    }

    @Test
    @DisplayName("F4: a relay that breaks off after its transaction adds no second entry")
    void relay_breaks_off_after_the_log() {
        var broken = new AtomicBoolean();
        try (var _ =
                House.SYSTEM.hook((call, next) -> {
                    var answer = next.answer(call);
                    if (call.function().equals("relay")
                            && call.action().equals("TransactWriteItems")
                            && answer.status() == 200
                            && broken.compareAndSet(false, true)) {
                        throw new Stopped();
                    }
                    return answer;
                })) {
            House.invite(manager, staff);
            House.SYSTEM.quiet();
        }

        assertThat(broken).isTrue();
        assertThat(types()).containsOnlyOnce("invitation.created");
        assertThat(House.SYSTEM.mails(staff.email())).hasSize(1);
        assertValid();
    }

    @Test
    @DisplayName(
            "B1: a mailer that stops before SES took the mail sends it once when it runs again")
    void mailer_breaks_off_before() {
        var broken = new AtomicBoolean();
        try (var _ =
                House.SYSTEM.hook(
                        breaking(
                                "mailer", "ses", () -> broken.compareAndSet(false, true), false))) {
            House.invite(manager, staff);
            House.SYSTEM.quiet();
        }

        assertThat(broken).isTrue();
        assertThat(House.SYSTEM.mails(staff.email())).hasSize(1);
    }

    @Test
    @DisplayName("B1: only stopped between SES and its note does a mailer send a mail twice")
    void mailer_breaks_off_after() {
        var broken = new AtomicBoolean();
        try (var _ =
                House.SYSTEM.hook(
                        breaking("mailer", "ses", () -> broken.compareAndSet(false, true), true))) {
            House.invite(manager, staff);
            House.SYSTEM.quiet();
        }

        assertThat(broken).isTrue();
        assertThat(House.SYSTEM.mails(staff.email())).hasSize(2);
        assertThat(House.SYSTEM.mails(staff.email()))
                .extracting(mail -> mail.links())
                .as("the same link")
                .containsOnly(House.SYSTEM.mails(staff.email()).getFirst().links());
        assertThat(House.accept(staff).path("state").asText()).isEqualTo("active");
    }

    @Test
    @DisplayName("B1: given its messages again, the mailer sends nothing again")
    void mailer_fed_again() throws Exception {
        House.invite(manager, staff);
        House.SYSTEM.quiet();
        for (var batch : House.SYSTEM.delivered("mailer")) {
            if (batch.toString().contains(manager.tenant())) {
                var _ = House.feed("mailer", batch);
            }
        }

        assertThat(House.SYSTEM.mails(staff.email())).hasSize(1);
    }

    @Test
    @DisplayName("A10: swept again and again, an end is told once")
    void expire_again() throws Exception {
        House.invite(manager, staff);
        House.accept(staff);
        House.SYSTEM.advance(Duration.ofDays(31));
        for (int i = 0; i < 3; i++) {
            var _ = House.feed("expire", House.object());
        }
        House.SYSTEM.quiet();

        assertThat(types())
                .containsOnlyOnce("grant.ended")
                .containsOnlyOnce("grant.ending")
                .containsOnlyOnce("invitation.accepted");
        assertValid();
    }

    @Test
    @DisplayName(
            "A10: a sweep that another overtakes between reading and writing tells nothing twice")
    void expire_overtaken() throws Exception {
        House.invite(manager, staff);
        House.SYSTEM.quiet();
        House.SYSTEM.pause("expire");
        House.SYSTEM.advance(Duration.ofDays(8));
        var overtaken = new AtomicBoolean();
        Hook overtaking =
                (call, next) -> {
                    boolean writes =
                            call.action().equals("PutItem") || call.action().equals("UpdateItem");
                    if (call.function().equals("expire")
                            && writes
                            && overtaken.compareAndSet(false, true)) {
                        sweep();
                    }
                    return next.answer(call);
                };
        try (var _ = House.SYSTEM.hook(overtaking)) {
            sweep();
        }
        House.SYSTEM.quiet();

        assertThat(overtaken).isTrue();
        assertThat(types()).containsOnlyOnce("invitation.expired");
        assertValid();
    }

    @Test
    @DisplayName("A10: a sweep that breaks off after a write goes on where it was")
    void expire_breaks_off() {
        var other = House.staff();
        House.invite(manager, staff);
        House.invite(manager, other);
        House.SYSTEM.quiet();
        House.SYSTEM.pause("expire");
        House.SYSTEM.advance(Duration.ofDays(8));
        var broken = new AtomicBoolean();
        try (var _ =
                House.SYSTEM.hook((call, next) -> {
                    var answer = next.answer(call);
                    boolean writes =
                            call.action().equals("PutItem") || call.action().equals("UpdateItem");
                    if (call.function().equals("expire")
                            && writes
                            && answer.status() == 200
                            && broken.compareAndSet(false, true)) {
                        throw new Stopped();
                    }
                    return answer;
                })) {
            for (int i = 0; i < 5 && !broken.get(); i++) {
                try {
                    var _ = House.SYSTEM.invoke("expire", House.object());
                } catch (Function.Failed asWanted) {
                    // by the hook, or before it under chaos
                }
            }
        }
        sweep();
        House.SYSTEM.quiet();

        assertThat(broken).isTrue();
        assertThat(types()).filteredOn("invitation.expired"::equals).hasSize(2);
        assertValid();
    }

    @Test
    @DisplayName("F4: a record that cannot be decoded is set aside, and the stream goes on")
    void undecodable() {
        var mark = "undecodable-" + COUNT.incrementAndGet();
        var change = Map.of("id", AttributeValue.fromS(mark));
        House.SYSTEM
                .dynamo()
                .putItem(put ->
                        put.tableName(House.SYSTEM.table())
                                .item(
                                        Map.of(
                                                "pk", AttributeValue.fromS("T#" + manager.tenant()),
                                                "sk", AttributeValue.fromS("X#" + mark),
                                                "change", AttributeValue.fromM(change))));
        House.invite(manager, staff);
        House.SYSTEM.quiet();

        assertThat(House.SYSTEM.files())
                .anySatisfy((name, text) -> {
                    assertThat(name).contains("/relay/");
                    assertThat(text).contains(mark);
                });
        assertThat(types()).containsOnlyOnce("invitation.created");
        assertValid();
    }

    @Test
    @DisplayName(
            "F4: what is too large for the bus is told without what changed, the whole is set aside,"
                    + " and the stream goes on")
    void too_large() {
        var tenant = new TenantId(manager.tenant());
        var id = new ChangeRequestId(tenant, 900_000_000L + COUNT.incrementAndGet());
        var change =
                new Change(
                        EventId.next(new SplittableRandom(System.nanoTime())),
                        EventType.REQUEST_SUBMITTED,
                        tenant,
                        Subject.of(id),
                        Author.system(new TenantId("vendor")),
                        House.SYSTEM.clock().instant(),
                        "",
                        "too-large",
                        "schedule");
        var request =
                new ChangeRequest.Submitted(
                        new ChangeRequest.Terms(
                                id,
                                List.of(),
                                List.of("x".repeat(300_000)),
                                change.actor(),
                                change.at()),
                        0,
                        Instant.MAX,
                        Instant.MAX);
        var put = ChangeRequestItems.create(request, change).getFirst();
        assertThat(House.table().commit(put)).isEqualTo(Committed.STORED);
        House.invite(manager, staff);
        House.SYSTEM.quiet();

        assertThat(types())
                .containsOnlyOnce("request.submitted")
                .containsOnlyOnce("invitation.created");
        assertThat(House.SYSTEM.events())
                .filteredOn(event -> event.path("id").asText().equals(change.id().value()))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.path("data").has("after")).isFalse());
        assertThat(House.SYSTEM.files())
                .anySatisfy((name, text) -> {
                    assertThat(name).contains("/relay/");
                    assertThat(text).contains(change.id().value(), "xxx");
                });
        assertValid();
    }

    @Test
    @DisplayName("B1: delivery is tracked, and changes neither ETag nor log")
    void delivery() {
        House.SYSTEM.quiet();
        House.SYSTEM.pause("delivery");
        House.SYSTEM.pause("mailer");
        var id = House.invite(manager, staff).path("id").asText();
        var queued = show(id);
        assertThat(queued.json().path("delivery").asText()).isEqualTo("queued");

        House.SYSTEM.resume("mailer");
        House.SYSTEM.resume("delivery");
        House.SYSTEM.quiet();

        var delivered = show(id);
        assertThat(delivered.json().path("delivery").asText()).isEqualTo("delivered");
        assertThat(delivered.header("ETag")).isNotEmpty().isEqualTo(queued.header("ETag"));
        assertThat(types()).allMatch(type -> !type.contains("deliver"));
    }

    @Test
    @DisplayName("B1: a mail that bounced or was complained of is shown so, whatever comes later")
    void bounced() throws Exception {
        for (var expected : Map.of("bounce", "bounced", "complain", "complained").entrySet()) {
            var person = staffNamed(expected.getKey() + COUNT.incrementAndGet());
            var id = House.invite(manager, person).path("id").asText();
            House.SYSTEM.quiet();
            assertThat(delivery(id)).isEqualTo(expected.getValue());

            for (var batch : House.SYSTEM.delivered("delivery")) {
                var _ = House.feed("delivery", batch);
            }
            assertThat(delivery(id)).isEqualTo(expected.getValue());
        }
    }

    @Test
    @DisplayName("B1: reports of a mail that a newer one has replaced say nothing")
    void old_reports() throws Exception {
        var id = House.invite(manager, staff).path("id").asText();
        House.SYSTEM.quiet();
        assertThat(delivery(id)).isEqualTo("delivered");
        var old = House.SYSTEM.delivered("delivery");
        House.SYSTEM.pause("delivery");
        var path = here + "/invitations/" + id + "/resend";
        assertThat(House.post(path, House.signIn(manager), House.object()).status()).isEqualTo(200);
        assertThat(delivery(id)).isEqualTo("queued");

        for (var batch : old) {
            var _ = House.feed("delivery", batch);
        }
        assertThat(delivery(id)).isEqualTo("queued");

        House.SYSTEM.resume("delivery");
        House.SYSTEM.quiet();
        assertThat(delivery(id)).isEqualTo("delivered");
    }

    private static Person staffNamed(String name) {
        return House.member(new TenantId("vendor"), BuiltInRole.AGENT, name + "@vendor.example");
    }

    private static void sweep() {
        var _ = House.feed("expire", House.object());
    }

    private Reply show(String invitation) {
        return House.get(here + "/invitations/" + invitation, House.signIn(manager));
    }

    private String delivery(String invitation) {
        return show(invitation).json().path("delivery").asText();
    }

    /// Without what came after: the sessions of whoever asks.
    private ArrayNode entries() {
        var kept = House.object().putArray("items");
        for (var entry : log()) {
            if (!entry.path("type").asText().startsWith("session.")) {
                kept.add(entry);
            }
        }
        return kept;
    }

    private List<String> types() {
        return log().findValuesAsText("type").stream().filter(type -> type.contains(".")).toList();
    }

    private JsonNode log() {
        return House.get(here + "/audit?limit=100", House.signIn(manager)).json().path("items");
    }

    private void assertValid() {
        var verdict = House.get(here + "/audit/verify", House.signIn(manager)).json();
        assertThat(verdict.path("valid").asBoolean()).as("%s", verdict).isTrue();
    }

    /// Breaks a function off at a call, as if its instance were gone.
    private static Hook breaking(
            String function,
            String service,
            java.util.function.BooleanSupplier now,
            boolean after) {
        return (call, next) -> {
            if (!call.function().equals(function) || !call.service().equals(service)) {
                return next.answer(call);
            }
            if (!after && now.getAsBoolean()) {
                throw new Stopped();
            }
            Answer answer = next.answer(call);
            // what was refused has not been done: it breaks off after the try that is
            if (after && answer.status() == 200 && now.getAsBoolean()) {
                throw new Stopped();
            }
            return answer;
        };
    }

    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the instance is gone");
        }
    }
}
