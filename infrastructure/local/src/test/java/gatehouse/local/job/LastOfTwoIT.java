package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Keys;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A tenant's two administrators, who end each other's right at the same moment, each in their way.
class LastOfTwoIT {

    @ParameterizedTest(name = "{0} against {1}")
    @CsvSource({
        "DEMOTED, DEMOTED",
        "DEMOTED, INACTIVE",
        "INACTIVE, INACTIVE",
        "INACTIVE, BARRED",
        "BARRED, BARRED",
        "BARRED, DELETED",
        "DELETED, DELETED",
        "DELETED, REVOKED",
        "REVOKED, REVOKED",
        "REVOKED, LIMITED",
        "LIMITED, LIMITED",
        "LIMITED, DEMOTED"
    })
    @DisplayName("E10: of two administrators who end each other's right at once, one stays")
    void ends(Way one, Way other) {
        var mine = House.customer();
        var theirs = House.member(new TenantId(mine.tenant()), BuiltInRole.ACCOUNT_MANAGER);
        var me = new Administrator(mine);
        var them = new Administrator(theirs);
        // the last role of all is not taken either, but for another reason
        me.alsoMember(them);
        them.alsoMember(me);
        var myRight = me.right(them);
        var theirRight = them.right(me);

        var replies =
                meeting(
                        one,
                        other,
                        () -> one.ends(theirRight, them.id(), me),
                        () -> other.ends(myRight, me.id(), them));

        int first = replies.getFirst().status();
        int second = replies.getLast().status();
        assertThat(List.of(first, second))
                .as("%s", replies)
                .filteredOn(status -> status < 300)
                .hasSize(1);
        // who came too late is told why, or is let in no more
        assertThat(Math.max(first, second)).isIn(401, 403, 404, 409);
        var left = first < 300 ? me : them;
        assertThat(counted(mine)).containsExactly(left.id());
        assertThat(House.get(left.people().path(), House.signIn(left.person())).status())
                .isEqualTo(200);
    }

    /// What comes of two requests, neither of which writes before both have decided.
    private static List<Reply> meeting(
            Way one, Way other, Callable<Reply> first, Callable<Reply> second) {
        var decided = new CountDownLatch(2);
        try (var _ =
                House.SYSTEM.hook((Call call, Service next) -> {
                    if (one.isWrite(call) || other.isWrite(call)) {
                        decided.countDown();
                        await(decided);
                    }
                    return next.answer(call);
                })) {
            var replies = House.atOnce(first, second);
            assertThat(decided.getCount()).as("both have decided: %s", replies).isZero();
            return replies;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            var _ = latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /// How somebody's right to administer is ended.
    enum Way {
        DEMOTED("members", "member.changed"),
        INACTIVE("members", "member.disabled"),
        BARRED("members", "member.disabled"),
        DELETED("members", "member.deleted"),
        REVOKED("revoke", "grant.revoked"),
        LIMITED("revoke", "grant.changed");

        private final String function;
        private final String event;

        Way(String function, String event) {
            this.function = function;
            this.event = event;
        }

        boolean isWrite(Call call) {
            return call.function().equals(function) && call.body().asUtf8String().contains(event);
        }

        /// @param right the id of the grant that gives it
        /// @param whose the member
        /// @param by who does it
        Reply ends(String right, String whose, Administrator by) {
            var people = by.people();
            var grant = people.path(whose) + "/grants/" + right;
            return switch (this) {
                case DEMOTED -> people.edit(whose, agent());
                case INACTIVE -> people.edit(whose, House.object().put("active", false));
                case BARRED -> people.act(whose, "/disable");
                case DELETED -> people.delete(whose);
                case REVOKED -> House.delete(grant, House.signIn(by.person()));
                case LIMITED ->
                        House.ask(
                                "PATCH",
                                grant,
                                House.signIn(by.person()),
                                inThreeDays().toString(),
                                Map.of("If-Match", "*"));
            };
        }

        private static JsonNode agent() {
            var wish = House.object();
            wish.putArray("roles").add("agent");
            return wish;
        }

        private static JsonNode inThreeDays() {
            var end = House.SYSTEM.clock().instant().plus(Duration.ofDays(3));
            return House.object().put("end", end.toString()).put("reason", "They leave us soon");
        }
    }

    /// One of the two.
    record Administrator(Person person) {
        People people() {
            return new People(person);
        }

        String id() {
            return House.account(person.email()).value();
        }

        /// Gives the other one a second role.
        void alsoMember(Administrator other) {
            var path = people().path(other.id()) + "/grants";
            var reply =
                    House.post(path, House.signIn(person), House.object().put("role", "member"));
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        }

        /// The grant by which this one administers, as another one reads it.
        String right(Administrator reader) {
            var all = House.get(House.home(person, "/grants"), House.signIn(reader.person));
            return all.json()
                    .path("items")
                    .valueStream()
                    .filter(grant -> grant.at("/member/id").asText().equals(id()))
                    .filter(grant -> grant.path("role").asText().equals("account-manager"))
                    .map(grant -> grant.path("id").asText())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> counted(Person person) {
        var place = Keys.administrators(new TenantId(person.tenant()));
        return House.table().get(place).orElseThrow().members("ids");
    }
}
