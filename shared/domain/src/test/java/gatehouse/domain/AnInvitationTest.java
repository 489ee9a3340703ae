package gatehouse.domain;

import static gatehouse.domain.Samples.ACME;
import static gatehouse.domain.Samples.INVITER;
import static gatehouse.domain.Samples.NOON;
import static gatehouse.domain.Samples.SAM;
import static gatehouse.domain.Samples.VERA;
import static gatehouse.domain.Samples.anotherGrantId;
import static gatehouse.domain.Samples.days;
import static gatehouse.domain.Samples.email;
import static gatehouse.domain.Samples.minutes;
import static gatehouse.domain.Samples.refusal;
import static gatehouse.domain.Samples.value;
import static gatehouse.domain.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Invitation.Acceptance;
import gatehouse.domain.Invitation.Pending;
import gatehouse.domain.Invitation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnInvitationTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private final Pending pending = offered(window(NOON, days(30)));

    @Test
    void is_gone_at_the_very_instant_its_link_expires() {
        var expiry = days(7);
        assertThat(
                        value(
                                pending.accept(
                                        SAM,
                                        anotherGrantId(),
                                        Invitation.Brought.GRANT,
                                        expiry.minusMillis(1))))
                .isInstanceOf(Acceptance.New.class);
        assertThat(refusal(pending.accept(SAM, anotherGrantId(), Invitation.Brought.GRANT, expiry)))
                .isEqualTo(new Refusal.Gone(expiry));
        assertThat(refusal(pending.revoke(expiry))).isEqualTo(new Refusal.Gone(expiry));
        assertThat(refusal(pending.resend(WEEK, expiry))).isEqualTo(new Refusal.Gone(expiry));
        assertThat(pending.stateAt(expiry)).isEqualTo(State.EXPIRED);
        assertThat(value(pending.expire(expiry)).at()).isEqualTo(expiry);
        assertThat(refusal(pending.expire(expiry.minusMillis(1))))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void expires_when_its_link_ran_out_however_late_the_sweep() {
        assertThat(value(pending.expire(days(400))).at()).isEqualTo(days(7));
    }

    @Test
    void has_a_link_that_never_outlives_what_is_offered() {
        var brief = offered(window(NOON, days(2)));
        assertThat(brief.link().expiresAt()).isEqualTo(days(2));
        assertThat(value(brief.resend(WEEK, days(1))).link().expiresAt()).isEqualTo(days(2));
    }

    @Test
    void can_be_accepted_again_only_by_the_same_person_and_without_a_second_grant() {
        var accepted = accepted(days(1));
        var again =
                value(accepted.accept(SAM, anotherGrantId(), Invitation.Brought.GRANT, days(99)));
        assertThat(again).isEqualTo(new Acceptance.Repeat(accepted));
        assertThat(
                        refusal(
                                accepted.accept(
                                        VERA, anotherGrantId(), Invitation.Brought.GRANT, days(2))))
                .isEqualTo(new Refusal.Gone(days(1)));
    }

    @Test
    void can_be_revoked_before_and_after_it_is_accepted_and_once() {
        var revoked = value(accepted(days(1)).revoke(days(50)));
        assertThat(revoked.at()).isEqualTo(days(50));
        assertThat(refusal(revoked.revoke(days(51)))).isEqualTo(new Refusal.Gone(days(50)));
        assertThat(
                        refusal(
                                revoked.accept(
                                        SAM, anotherGrantId(), Invitation.Brought.GRANT, days(51))))
                .isEqualTo(new Refusal.Gone(days(50)));
        assertThat(value(pending.revoke(days(1))).at()).isEqualTo(days(1));
    }

    @Test
    void can_be_sent_again_three_times_in_any_ten_minutes() {
        var thrice = resent(resent(resent(pending, minutes(1)), minutes(2)), minutes(5));
        var refused = (Refusal.TooMany) refusal(thrice.resend(WEEK, minutes(6)));
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(refusal(thrice.resend(WEEK, minutes(11).minusMillis(1))))
                .isEqualTo(new Refusal.TooMany(refused.what(), Duration.ofMillis(1)));
        var fourth = resent(thrice, minutes(11));
        assertThat(refusal(fourth.resend(WEEK, minutes(11))))
                .isEqualTo(new Refusal.TooMany(refused.what(), Duration.ofMinutes(1)));
        assertThat(resent(fourth, minutes(12)).link().generation()).isEqualTo(6);
    }

    @Test
    void moves_on_its_link_and_its_expiry_when_it_is_sent_again() {
        var again = resent(pending, days(3));
        assertThat(again.link().generation()).isEqualTo(pending.link().generation() + 1);
        assertThat(again.link().expiresAt()).isEqualTo(days(10));
    }

    @Test
    void is_due_only_while_it_waits() {
        assertThat(pending.due()).isEqualTo(days(7));
        assertThat(accepted(days(1)).due()).isEqualTo(Instant.MAX);
    }

    @Test
    void to_a_customers_person_is_without_an_end_and_becomes_access_with_accepting() {
        var toLea = toCustomer();
        assertThat(toLea.link().expiresAt()).isEqualTo(days(7));
        assertThat(toLea.terms().offer().granted(days(3))).isEqualTo(Window.from(days(3)));
        assertThat(pending.terms().offer().granted(days(3)))
                .isEqualTo(pending.terms().offer().window());
    }

    @Test
    void to_a_customers_person_is_void_once_another_manages_the_customer_or_nobody_does() {
        var toLea = toCustomer();
        assertThat(toLea.stateIn(clinic(ACME), days(1))).isEqualTo(Invitation.State.PENDING);
        for (var manager : List.of(new TenantId("globex"), new TenantId("clinic"))) {
            assertThat(toLea.isGoodIn(clinic(manager))).isFalse();
            assertThat(toLea.stateIn(clinic(manager), days(1))).isEqualTo(Invitation.State.REVOKED);
        }
        assertThat(toLea.stateIn(clinic(ACME), days(7))).isEqualTo(Invitation.State.EXPIRED);
        assertThat(pending.isGoodIn(clinic(new TenantId("clinic")))).isTrue();
    }

    private static Tenant clinic(TenantId manager) {
        return new Tenant(
                new TenantId("clinic"),
                "Clinic",
                TenantKind.CORPORATE,
                manager,
                Set.of(),
                Settings.STANDARD,
                RoleCatalogue.BUILT_IN);
    }

    private static Pending toCustomer() {
        var lea = email("lea@clinic.example");
        return Invitation.offered(
                new Invitation.Terms(
                        InvitationId.first(lea),
                        new TenantId("clinic"),
                        new Invitation.Kind.Customer(ACME, new PersonName("Lea", "Brandt"), "de"),
                        lea,
                        Offer.endless(BuiltInRole.MEMBER, NOON),
                        INVITER,
                        NOON),
                WEEK);
    }

    private Invitation.Accepted accepted(Instant at) {
        var acceptance = value(pending.accept(SAM, anotherGrantId(), Invitation.Brought.GRANT, at));
        return ((Acceptance.New) acceptance).next();
    }

    private static Pending resent(Pending invitation, Instant at) {
        return value(invitation.resend(WEEK, at));
    }

    private static Pending offered(Window window) {
        var sam = email("sam@vendor.example");
        var terms =
                new Invitation.Terms(
                        InvitationId.first(sam),
                        ACME,
                        new Invitation.Kind.Vendor(),
                        sam,
                        new Offer(BuiltInRole.CUSTOMER_MANAGER, window, "helps with the rollout"),
                        INVITER,
                        NOON);
        return Invitation.offered(terms, WEEK);
    }
}
