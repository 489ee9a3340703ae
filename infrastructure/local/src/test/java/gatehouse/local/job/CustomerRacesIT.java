package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.aws.Keys;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Email;
import gatehouse.domain.TenantKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The invitations of a customer's people, wanted otherwise by several at once. More rounds:
/// `-Drounds=200` in the JVM of the tests.
class CustomerRacesIT {
    private static final int ROUNDS = Math.max(1, Integer.getInteger("rounds", 8) / 2);

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("C7: accepted and deleted at once, nobody is in once deleting is answered")
    void accept_against_delete() {
        for (int round = 0; round < ROUNDS; round++) {
            var here = Managing.fresh();
            var admin = here.atCustomer(BuiltInRole.ADMIN);
            var invitation = here.invited(Managing.wish("administrator"));
            var id = invitation.path("id").asText();
            var token = Managing.token(invitation);
            House.signIn(here.boss());
            var replies = House.atOnce(() -> Managing.acceptAnew(token), () -> here.delete(id));
            assertThat(replies.get(0).status()).isIn(200, 410);
            assertThat(replies.get(1).status()).as("%s", replies.get(1)).isEqualTo(204);
            assertThat(here.show(id).json().path("state").asText()).isEqualTo("revoked");
            var address = Email.parse(invitation.path("email").asText()).orElseThrow();
            assertThat(House.table().get(Keys.email(address))).isEmpty();
            assertThat(new People(admin).emails("")).containsExactly(admin.email());
            assertThat(Managing.acceptAnew(token).status()).isEqualTo(410);
        }
    }

    @Test
    @DisplayName("C7: of a guest the same: accepted and deleted at once, there is no access")
    void guest_against_delete() {
        for (int round = 0; round < ROUNDS; round++) {
            var here = Managing.fresh();
            var staff = House.staff();
            var invitation = here.invited(Managing.wish(staff, "member"));
            var id = invitation.path("id").asText();
            var token = Managing.token(invitation);
            var staffs = House.signIn(staff);
            House.signIn(here.boss());
            var replies =
                    House.atOnce(
                            () -> House.post(Managing.ACCEPT, staffs, token),
                            () -> here.delete(id));
            assertThat(replies.get(0).status()).isIn(200, 410);
            assertThat(replies.get(1).status()).as("%s", replies.get(1)).isEqualTo(204);
            assertThat(House.get(here.own("/me"), staffs).status()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("F5: accepted several times at once without an account, there is exactly one")
    void many_accepts() {
        for (int round = 0; round < ROUNDS; round++) {
            var here = Managing.fresh();
            var admin = here.atCustomer(BuiltInRole.ADMIN);
            var invitation = here.invited(Managing.wish("administrator"));
            var token = Managing.token(invitation);
            var replies = House.atOnce(4, () -> Managing.acceptAnew(token));
            assertThat(replies).extracting(Reply::status).containsOnlyOnce(200);
            assertThat(replies).extracting(Reply::status).isSubsetOf(200, 401, 410);
            assertThat(new People(admin).emails("")).hasSize(2);
        }
    }

    @Test
    @DisplayName("C3: of several offers to one address at once, one is made, with one mail")
    void many_offers() {
        for (int round = 0; round < ROUNDS; round++) {
            var here = Managing.fresh();
            var wish = Managing.wish("member");
            House.signIn(here.boss());
            var replies = House.atOnce(4, () -> here.invite(wish));
            assertThat(replies).extracting(Reply::status).containsOnlyOnce(201);
            assertThat(replies).extracting(Reply::status).containsOnly(201, 409);
            House.SYSTEM.quiet();
            assertThat(House.SYSTEM.mails(wish.path("email").asText())).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "C10: accepted while the customer becomes independent, nobody comes after that instant")
    void accept_against_independence() {
        for (int round = 0; round < ROUNDS; round++) {
            var here = Managing.fresh();
            var came = here.came("administrator");
            var invitation = here.invited(Managing.wish("member"));
            var token = Managing.token(invitation);
            House.signIn(here.boss());
            var replies =
                    House.atOnce(
                            () -> Managing.acceptAnew(token),
                            () -> {
                                here.release();
                                return here.delete(came.invitation());
                            });
            assertThat(replies.get(0).status()).isIn(200, 410);
            assertThat(replies.get(1).status()).isEqualTo(404);
            House.SYSTEM.quiet();
            var shown = House.get(here.own("/me"), House.signIn(came.person()));
            assertThat(shown.status()).as("an administrator of its own is left").isEqualTo(200);
            var people = new People(came.person()).emails("");
            assertThat(people).hasSize(replies.get(0).status() == 200 ? 2 : 1);
        }
    }

    @Test
    @DisplayName("C10: nothing is offered, and no link sent again, once the customer is released")
    void offered_against_release() {
        var here = Managing.fresh();
        var own = House.signIn(here.atCustomer(BuiltInRole.ACCOUNT_MANAGER));
        House.mailBudget(here.boss(), 1);
        var boss = House.signIn(here.boss());
        var wish = Managing.wish("member");
        var late =
                Passwords.meeting(
                        "invite",
                        "invitation.created",
                        () -> House.post(here.path(""), boss, wish),
                        here::release);
        assertThat(late.status()).as(late.text()).isEqualTo(404);
        House.SYSTEM.quiet();
        assertThat(House.SYSTEM.mails(wish.path("email").asText())).isEmpty();
        assertThat(House.get(here.own("/invitations"), own).json().path("items")).isEmpty();
        var other = new Managing(here.boss(), House.customerOf(here.boss(), TenantKind.CORPORATE));
        var _ = other.atCustomer(BuiltInRole.ACCOUNT_MANAGER);
        var invitation = other.invited(Managing.wish("member"));
        // a mail that is late is not written once its offer is gone
        House.SYSTEM.quiet();
        House.mailBudget(here.boss(), 2);
        var again =
                Passwords.meeting(
                        "invite",
                        "invitation.resent",
                        () -> other.resend(invitation.path("id").asText()),
                        other::release);
        assertThat(again.status()).as(again.text()).isEqualTo(404);
        House.SYSTEM.quiet();
        var mails = House.SYSTEM.mails(invitation.path("email").asText());
        assertThat(mails.getFirst().subject()).startsWith("Zurückgezogen");
        assertThat(mails).hasSize(2);
    }
}
