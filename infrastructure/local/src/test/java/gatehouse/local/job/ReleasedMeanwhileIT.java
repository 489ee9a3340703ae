package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Joining;
import gatehouse.domain.TenantKind;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A customer that becomes independent while its own people are at work: whatever comes first, what
/// they do is done wholly, and the managing tenant learns nothing of it (C10). More rounds:
/// `-Drounds=200` in the JVM of the tests.
class ReleasedMeanwhileIT {
    private static final int ROUNDS = Math.max(1, Integer.getInteger("rounds", 8) / 4);

    private final Person manager = Managing.fresh().boss();

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName(
            "C10: D6: who registered is decided about by the customer's people alone, also while it"
                    + " becomes independent: each is wholly in, or out")
    void decisions() {
        for (int round = 0; round < ROUNDS; round++) {
            var here = customer();
            var admin = here.atCustomer(BuiltInRole.ADMIN);
            var at = new Applicants(admin);
            at.join(new Joining(true, true));
            var wanted = at.confirmed(Applicants.somebody());
            var in = at.id(wanted);
            var out = at.waiting();
            var boss = House.signIn(manager);
            isHidden(House.post(at.path() + "/approve", boss, Applicants.wish(in)), here);

            var replies =
                    House.atOnce(
                            List.<Callable<Reply>>of(
                                    () -> at.approve(in),
                                    () -> at.disapprove(out),
                                    () -> released(here)));

            assertThat(Applicants.statuses(replies.get(0))).containsExactly(200);
            assertThat(Applicants.statuses(replies.get(1))).containsExactly(200);
            isHidden(replies.get(2), here);
            assertThat(at.show(in).path("state").asText()).isEqualTo("approved");
            assertThat(at.show(out).path("state").asText()).isEqualTo("disapproved");
            for (var type :
                    List.of(
                            "registration.approved",
                            "registration.disapproved",
                            "tenant.released")) {
                assertThat(at.entries(type)).as(type).hasSize(1);
            }
            assertThat(new People(admin).emails("?waiting=exclude"))
                    .containsExactlyInAnyOrder(admin.email(), wanted);
            assertThat(Passwords.use(Passwords.ACTIVATE, House.linkToken(wanted)).status())
                    .isEqualTo(204);
            isHidden(House.post(at.path() + "/approve", boss, Applicants.wish(in)), here);
            isHidden(House.get(at.path(), boss), here);
        }
    }

    @Test
    @DisplayName(
            "C10: B9: an export that is asked for or written while the customer becomes independent"
                    + " is whole, its asker's alone, and hidden from the managing tenant's people")
    void exports() {
        for (int round = 0; round < ROUNDS; round++) {
            var here = customer();
            var admin = here.atCustomer(BuiltInRole.ADMIN);
            var token = House.signIn(admin);
            var boss = House.signIn(manager);
            var exports = here.own("/exports");
            isHidden(House.post(exports, boss, House.object()), here);
            if (round % 2 == 1) {
                // so that it is asked for before, and written after
                House.SYSTEM.pause("exporter");
            }

            var replies =
                    House.atOnce(
                            () -> House.post(exports, token, House.object()), () -> released(here));
            House.SYSTEM.resume("exporter");

            assertThat(replies.getFirst().status()).as("%s", replies.getFirst()).isEqualTo(201);
            isHidden(replies.getLast(), here);
            House.SYSTEM.quiet();
            var path = exports + "/" + replies.getFirst().json().path("id").asText();
            var done = House.get(path, token).json();
            assertThat(done.path("state").asText()).isEqualTo("done");
            assertThat(done.path("rows").asInt()).isEqualTo(1);
            assertThat(done.path("url").asText()).isNotEmpty();
            isHidden(House.get(path, boss), here);
            isHidden(House.post(exports, boss, House.object()), here);
            isHidden(House.get(here.own("/members.csv"), boss), here);
        }
    }

    private Managing customer() {
        return new Managing(manager, House.customerOf(manager, TenantKind.CORPORATE));
    }

    /// Lets the customer go, and answers what its old manager is then shown of it.
    private Reply released(Managing here) {
        here.release();
        return House.get(
                House.home(manager, "/customers/" + here.customer()), House.signIn(manager));
    }

    /// It looks like a tenant that never was.
    private void isHidden(Reply reply, Managing here) {
        var nobody = House.get(Companies.path("no-such-tenant"), House.signIn(manager));
        assertThat(reply.status()).as("%s: %s", here.customer(), reply).isEqualTo(404);
        assertThat(reply.text()).isEqualTo(nobody.text());
    }
}
