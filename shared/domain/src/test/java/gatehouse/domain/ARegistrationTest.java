package gatehouse.domain;

import static gatehouse.domain.Samples.ACME;
import static gatehouse.domain.Samples.INVITER;
import static gatehouse.domain.Samples.NOON;
import static gatehouse.domain.Samples.SAM;
import static gatehouse.domain.Samples.VENDOR;
import static gatehouse.domain.Samples.VERA;
import static gatehouse.domain.Samples.days;
import static gatehouse.domain.Samples.email;
import static gatehouse.domain.Samples.minutes;
import static gatehouse.domain.Samples.refusal;
import static gatehouse.domain.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Registration.Asked;
import gatehouse.domain.Registration.Decision;
import gatehouse.domain.Registration.Followed;
import gatehouse.domain.Registration.Ruling;
import gatehouse.domain.Registration.State;
import gatehouse.domain.Registration.Unconfirmed;
import gatehouse.domain.Registration.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ARegistrationTest {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Email NOOR = email("noor@mail.example");
    private static final Author OTHER = Author.of(VERA, "Vera", ACME);

    private final Unconfirmed asked = first(NOON);
    private final Waiting waiting = asked.waiting(MONTH, minutes(5));

    @Test
    void is_nobodys_business_before_its_address_is_confirmed() {
        assertThat(asked.stateAt(NOON)).isEqualTo(State.UNCONFIRMED);
        assertThat(asked.due()).isEqualTo(Instant.MAX);
        assertThat(refusal(asked.approve(INVITER, NOON))).isEqualTo(new Refusal.Hidden());
        assertThat(refusal(asked.disapprove(INVITER, NOON))).isEqualTo(new Refusal.Hidden());
    }

    @Test
    void has_a_link_that_works_for_a_day_and_not_at_its_very_end() {
        assertThat(value(follow(asked, days(1).minusMillis(1))))
                .isEqualTo(new Followed.First(asked));
        assertThat(refusal(follow(asked, days(1)))).isEqualTo(new Refusal.Gone(days(1)));
    }

    @Test
    void has_another_link_where_it_is_asked_for_again_and_the_older_one_is_void() {
        var again = (Asked.Again) ask(asked, "Haddad", minutes(1));
        var next = (Unconfirmed) again.next();
        assertThat(next.terms().id()).isEqualTo(asked.terms().id());
        assertThat(next.terms().applicant().name().last()).isEqualTo("Haddad");
        assertThat(refusal(next.follow(asked.generation(), minutes(2))))
                .isEqualTo(new Refusal.Gone(minutes(1)));
        assertThat(value(follow(next, minutes(2)))).isEqualTo(new Followed.First(next));
        assertThat(next.expiresAt()).isEqualTo(minutes(1).plus(Registration.LINK));
    }

    @Test
    void has_a_link_that_is_newer_than_the_one_before_also_by_a_clock_that_lags() {
        var before = new Unconfirmed(asked.terms(), MailAsks.NONE, asked.generation());
        var again = (Asked.Again) ask(before, "Haddad", NOON.minusSeconds(5));
        assertThat(((Unconfirmed) again.next()).generation()).isGreaterThan(asked.generation());
    }

    @Test
    void makes_a_mail_go_out_once_a_minute_and_five_times_an_hour() {
        assertThat(ask(asked, "Noor", NOON.plusSeconds(59))).isEqualTo(new Asked.Enough());
        Registration next = asked;
        for (int i = 1; i < 5; i++) {
            next = ((Asked.Again) ask(next, "Noor", minutes(i))).next();
        }
        assertThat(ask(next, "Noor", minutes(10))).isEqualTo(new Asked.Enough());
        assertThat(ask(next, "Noor", minutes(60))).isInstanceOf(Asked.Again.class);
        assertThat(ask(waiting, "Noor", NOON.plusSeconds(59))).isEqualTo(new Asked.Enough());
    }

    @Test
    void stays_what_it_is_where_it_waits_and_somebody_registers_once_more() {
        var again = (Asked.Again) ask(waiting, "Mallory", minutes(7));
        var next = (Waiting) again.next();
        assertThat(next.terms()).isEqualTo(waiting.terms());
        assertThat(next.confirmed()).isEqualTo(waiting.confirmed());
        assertThat(next.until()).isEqualTo(waiting.until());
    }

    @Test
    void is_followed_by_another_once_it_is_over() {
        var decision = new Decision(INVITER, days(1));
        for (var over :
                new Registration[] {
                    waiting.approved(decision, SAM),
                    waiting.disapproved(decision),
                    value(waiting.expire(waiting.until()))
                }) {
            var next = ((Asked.New) ask(over, "Noor", days(40))).next();
            assertThat(next.terms().id()).isEqualTo(over.terms().id().next());
        }
        var late = (Asked.New) ask(waiting, "Noor", waiting.until());
        assertThat(late.next().terms().id().number()).isEqualTo(2);
        var unconfirmed = (Asked.New) ask(asked, "Noor", days(1));
        assertThat(unconfirmed.next().terms().id().number()).isEqualTo(2);
    }

    @Test
    void answers_a_second_click_on_its_link_for_a_minute() {
        var decision = new Decision(Author.system(VENDOR), minutes(5));
        for (var is : new Registration[] {waiting, asked.approved(decision, SAM)}) {
            assertThat(value(is.follow(asked.generation(), minutes(6).minusMillis(1))))
                    .isEqualTo(new Followed.Repeat(is));
            assertThat(refusal(is.follow(asked.generation(), minutes(6))))
                    .isEqualTo(new Refusal.Gone(minutes(5)));
            assertThat(refusal(is.follow(asked.generation() - 1, minutes(5))))
                    .isEqualTo(new Refusal.Gone(minutes(5)));
        }
        var turnedDown = waiting.disapproved(decision);
        assertThat(refusal(turnedDown.follow(asked.generation(), minutes(5))))
                .isEqualTo(new Refusal.Gone(minutes(5)));
    }

    @Test
    void is_decided_once_and_the_same_person_can_say_the_same_again() {
        assertThat(value(waiting.approve(INVITER, days(1)))).isEqualTo(new Ruling.Open(waiting));
        var approved = waiting.approved(new Decision(INVITER, days(1)), SAM);
        assertThat(value(approved.approve(INVITER, days(2))))
                .isEqualTo(new Ruling.Repeat(approved));
        assertThat(refusal(approved.approve(OTHER, days(2))))
                .isEqualTo(new Refusal.Conflict("It is approved already"));
        assertThat(refusal(approved.disapprove(INVITER, days(2))))
                .isEqualTo(new Refusal.Conflict("It is approved already"));
        var disapproved = waiting.disapproved(new Decision(INVITER, days(1)));
        assertThat(value(disapproved.disapprove(INVITER, days(2))))
                .isEqualTo(new Ruling.Repeat(disapproved));
        assertThat(refusal(disapproved.approve(INVITER, days(2))))
                .isEqualTo(new Refusal.Conflict("It is disapproved already"));
    }

    @Test
    void runs_out_at_the_very_instant_and_however_late_the_sweep() {
        var end = minutes(5).plus(MONTH);
        assertThat(waiting.due()).isEqualTo(end);
        assertThat(waiting.stateAt(end.minusMillis(1))).isEqualTo(State.WAITING);
        assertThat(waiting.stateAt(end)).isEqualTo(State.EXPIRED);
        assertThat(refusal(waiting.approve(INVITER, end))).isEqualTo(new Refusal.Gone(end));
        assertThat(refusal(waiting.expire(end.minusMillis(1))))
                .isInstanceOf(Refusal.Conflict.class);
        var expired = value(waiting.expire(days(400)));
        assertThat(expired.at()).isEqualTo(end);
        assertThat(refusal(expired.disapprove(INVITER, days(401))))
                .isEqualTo(new Refusal.Gone(end));
    }

    @Test
    void has_an_id_that_is_bound_to_the_address_in_any_spelling() {
        var id = asked.terms().id();
        assertThat(id.hash()).isEqualTo(email("NOOR@Mail.example").hash());
        assertThat(RegistrationId.parse(id.toString())).contains(id);
        assertThat(RegistrationId.parse(id + "0".repeat(6))).isEmpty();
        assertThat(RegistrationId.parse(id.hash())).isEmpty();
        assertThat(Subject.of(id).toString()).isEqualTo("registration/" + id);
    }

    @Test
    void has_a_message_of_a_thousand_characters_with_line_breaks_and_no_other_control() {
        assertThat(Applicant.message(" We run\n two ")).contains("We run\n two");
        assertThat(Applicant.message("x".repeat(1000))).isPresent();
        assertThat(Applicant.message("🎈".repeat(1000))).isPresent();
        assertThat(Applicant.message("x".repeat(1001))).isEmpty();
        assertThat(Applicant.message(" \n ")).isEmpty();
        assertThat(Applicant.message("a\u0000b")).isEmpty();
        assertThat(asked.terms().applicant().toString()).doesNotContain("Noor", "mail.example");
    }

    @Test
    void is_possible_only_where_the_tenant_lets_people_join() {
        assertThat(tenant(TenantKind.CORPORATE, true).letsJoin()).isTrue();
        assertThat(tenant(TenantKind.CORPORATE, false).letsJoin()).isFalse();
        assertThat(tenant(TenantKind.PRIVATE, true).letsJoin()).isFalse();
    }

    private static Tenant tenant(TenantKind kind, boolean joining) {
        return new Tenant(
                ACME,
                "Acme",
                kind,
                ACME,
                Set.of(),
                settings(new Joining(joining, true)),
                RoleCatalogue.BUILT_IN);
    }

    private static Settings settings(Joining joining) {
        var standard = Settings.STANDARD;
        return new Settings(
                standard.days(),
                standard.languages(),
                standard.limits(),
                joining,
                standard.temporaryPasswords(),
                standard.separateDuties(),
                standard.mailSenderName(),
                standard.mailBudget(),
                standard.requireTotpRank(),
                standard.identityProvider());
    }

    private static Outcome<Followed> follow(Unconfirmed registration, Instant now) {
        return registration.follow(registration.generation(), now);
    }

    private static Unconfirmed first(Instant now) {
        return ((Asked.New) Registration.ask(Optional.empty(), ACME, applicant("Noor"), now))
                .next();
    }

    private static Asked ask(Registration newest, String last, Instant now) {
        return Registration.ask(Optional.of(newest), ACME, applicant(last), now);
    }

    private static Applicant applicant(String last) {
        return new Applicant(
                NOOR,
                new PersonName("Noor", last),
                Optional.empty(),
                Optional.of("Haddad Labs"),
                Optional.empty(),
                Optional.empty());
    }
}
