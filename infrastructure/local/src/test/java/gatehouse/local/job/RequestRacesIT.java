package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Keys;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Detail;
import gatehouse.domain.Email;
import gatehouse.domain.TenantId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Change requests, wanted otherwise by several at once. More rounds: `-Drounds=200` in the JVM of
/// the tests.
class RequestRacesIT {
    private static final int ROUNDS = Math.max(1, Integer.getInteger("rounds", 8) / 2);

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("E4: of several submits at once one is taken, the others are told which is open")
    void submits() {
        for (int round = 0; round < ROUNDS; round++) {
            var at = Wishing.fresh();
            House.signIn(at.asker());
            Supplier<Reply> one = () -> at.contacts().submit(Wishing.add("member"));
            var replies = House.atOnce(List.of(one, one, one, one));

            assertThat(replies).extracting(Reply::status).containsOnlyOnce(201);
            assertThat(replies).extracting(Reply::status).containsOnly(201, 409);
            var open =
                    replies.stream()
                            .filter(reply -> reply.status() == 201)
                            .map(reply -> reply.json().path("id").asText())
                            .findFirst()
                            .orElseThrow();
            assertThat(replies.stream().filter(reply -> reply.status() == 409))
                    .allSatisfy(reply ->
                            assertThat(reply.json().path("detail").asText()).contains(open));
        }
    }

    @Test
    @DisplayName("E7: implemented and cancelled at once, one of the two comes of it, and wholly")
    void implement_against_cancel() {
        for (int round = 0; round < ROUNDS; round++) {
            var at = Wishing.fresh();
            var edited = at.person(BuiltInRole.AGENT);
            var added = Wishing.add("member");
            var id = at.submitted(Wishing.edit(edited, "city", "Graz"), added);
            House.signIn(House.ROOT);
            var replies = House.atOnce(List.of(() -> at.implement(id), () -> at.cancel(id)));

            assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 409);
            boolean done = replies.getFirst().status() == 200;
            assertThat(at.state(id)).isEqualTo(done ? "implemented" : "cancelled");
            assertThat(at.member(edited).profile().detail(Detail.CITY).isPresent()).isEqualTo(done);
            assertThat(isTaken(added)).isEqualTo(done);
            assertThat(at.isOpen()).isFalse();
        }
    }

    @Test
    @DisplayName("F6: implemented several times at once, it is done once")
    void implements_at_once() {
        for (int round = 0; round < ROUNDS; round++) {
            var at = Wishing.fresh();
            var added = Wishing.add("member");
            var id = at.submitted(added, Wishing.remove(at.person(BuiltInRole.AGENT)));
            var other = House.member(new TenantId("vendor"), BuiltInRole.SYSTEM_ADMIN);
            House.signIn(House.ROOT);
            House.signIn(other);
            var replies =
                    House.atOnce(
                            List.of(
                                    () -> at.implement(id),
                                    () -> at.implement(id),
                                    () -> at.implement(id, other, Map.of())));

            assertThat(replies).extracting(Reply::status).isSubsetOf(200, 409).contains(200);
            assertThat(replies.get(0).status()).isEqualTo(replies.get(1).status());
            assertThat(replies.get(2).status()).isNotEqualTo(replies.get(0).status());
            assertThat(Passwords.entries(at.boss(), "request.implemented")).hasSize(1);
            assertThat(Passwords.entries(at.boss(), "member.deleted")).hasSize(1);
            assertThat(House.SYSTEM.mails(added.path("email").asText())).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "E6: implemented while somebody whom it names is edited, barred or deleted, all of it is"
                    + " done or nothing, and the vendor is told whom it met")
    void implement_against_the_tenant() {
        for (int round = 0; round < ROUNDS; round++) {
            for (var what : List.of("edit", "disable", "delete")) {
                var at = Wishing.fresh();
                var people = new People(at.boss());
                var edited = at.person(BuiltInRole.AGENT);
                var member = House.account(edited.email()).value();
                var added = Wishing.add("member");
                var id = at.submitted(added, Wishing.edit(edited, "city", "Graz"));
                House.signIn(House.ROOT);
                House.signIn(at.boss());
                Supplier<Reply> other =
                        () ->
                                switch (what) {
                                    case "edit" ->
                                            people.edit(member, House.object().put("city", "Linz"));
                                    case "disable" -> people.act(member, "/disable");
                                    default -> people.delete(member);
                                };
                var replies = House.atOnce(List.of(() -> at.implement(id), other));

                assertThat(replies.get(1).status()).as("%s", replies.get(1)).isIn(200, 204);
                boolean done = replies.getFirst().status() == 200;
                assertThat(isTaken(added)).as(what).isEqualTo(done);
                assertThat(at.isOpen()).isEqualTo(!done);
                if (!done) {
                    assertThat(replies.getFirst().status())
                            .as("%s", replies.getFirst())
                            .isEqualTo(409);
                    assertThat(replies.getFirst().json().at("/conflicts/0/item").asInt())
                            .isEqualTo(1);
                }
            }
        }
    }

    private static boolean isTaken(ObjectNode added) {
        var address = Email.parse(added.path("email").asText()).orElseThrow();
        return House.table().get(Keys.email(address)).isPresent();
    }
}
