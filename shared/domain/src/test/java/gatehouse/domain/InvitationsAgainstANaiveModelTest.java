package gatehouse.domain;

import static gatehouse.domain.Samples.ACME;
import static gatehouse.domain.Samples.INVITER;
import static gatehouse.domain.Samples.NOON;
import static gatehouse.domain.Samples.SAM;
import static gatehouse.domain.Samples.VERA;
import static gatehouse.domain.Samples.email;
import static gatehouse.domain.Samples.refusal;
import static gatehouse.domain.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Invitation.Acceptance;
import gatehouse.domain.Invitation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Random lives of an invitation, played to the code and to [NaiveInvitation].
@DisplayNameGeneration(ReplaceUnderscores.class)
class InvitationsAgainstANaiveModelTest {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final List<AccountId> PEOPLE = List.of(SAM, VERA);

    @Test
    void five_thousand_random_lives_are_as_the_model_says() {
        for (long seed = 1; seed <= 5_000; seed++) {
            var life = new Life(seed);
            try {
                life.live();
            } catch (AssertionError | RuntimeException wrong) {
                throw new AssertionError(
                        "seed " + seed + ": " + String.join("; ", life.story), wrong);
            }
        }
    }

    private static final class Life {
        private final Random random;
        private final List<String> story = new ArrayList<>();
        private final Invitation.Terms terms;
        private final NaiveInvitation model;
        private Invitation invitation;
        private long now = NOON.toEpochMilli();

        Life(long seed) {
            random = new Random(seed);
            long start = now + random.nextLong(20 * DAY);
            long end = start + 1 + random.nextLong(random.nextBoolean() ? 10 * MINUTE : 60 * DAY);
            long lifetime = aLifetime();
            story.add(now + ": offer until " + end + ", link " + lifetime);
            terms =
                    new Invitation.Terms(
                            InvitationId.first(email("sam@vendor.example")),
                            ACME,
                            new Invitation.Kind.Vendor(),
                            email("sam@vendor.example"),
                            new Offer(
                                    BuiltInRole.CUSTOMER_MANAGER,
                                    new Window(at(start), at(end)),
                                    "so that it is tested"),
                            INVITER,
                            at(now));
            invitation = Invitation.offered(terms, Duration.ofMillis(lifetime));
            model = new NaiveInvitation(end, lifetime, now);
        }

        void live() {
            compare();
            int steps = 4 + random.nextInt(20);
            for (int i = 0; i < steps; i++) {
                passTime();
                switch (random.nextInt(14)) {
                    case 0 -> accept();
                    case 1 -> revoke();
                    case 2, 3 -> expire();
                    default -> resend();
                }
                compare();
            }
        }

        /// Mostly minutes, so that resends meet their limit; often to just where the link runs out
        /// or may be sent again.
        private void passTime() {
            now +=
                    switch (random.nextInt(8)) {
                        case 0 -> 0;
                        case 1 -> 1;
                        case 2 -> random.nextLong(3 * DAY);
                        case 3 -> model.waitFrom(now);
                        case 4 -> Math.max(0, model.waitFrom(now) - 1);
                        case 5 -> Math.max(0, model.linkExpiry() - now + random.nextInt(3) - 1);
                        default -> random.nextLong(5 * MINUTE);
                    };
        }

        private void accept() {
            int who = random.nextInt(PEOPLE.size());
            story.add(now + ": accept by " + who);
            var grant = GrantId.next(random);
            var outcome =
                    invitation.accept(PEOPLE.get(who), grant, Invitation.Brought.GRANT, at(now));
            if (model.stateAt(now) == State.PENDING) {
                var next = ((Acceptance.New) value(outcome)).next();
                assertThat(next)
                        .isEqualTo(
                                new Invitation.Accepted(
                                        terms,
                                        PEOPLE.get(who),
                                        at(now),
                                        grant,
                                        Invitation.Brought.GRANT));
                assertThat(next.terms().offer().window().end()).isAfter(at(now));
                invitation = next;
                model.accepted(who, now);
            } else if (model.isAcceptedBy(who)) {
                var was = ((Acceptance.Repeat) value(outcome)).was();
                assertThat(was).isSameAs(invitation);
                assertThat(was.at()).isEqualTo(at(model.acceptedAt()));
            } else {
                isGone(outcome);
            }
        }

        private void revoke() {
            story.add(now + ": revoke");
            var outcome = invitation.revoke(at(now));
            switch (model.stateAt(now)) {
                case PENDING, ACCEPTED -> {
                    invitation = value(outcome);
                    model.revoked(now);
                }
                case REVOKED, EXPIRED -> isGone(outcome);
            }
        }

        private void resend() {
            long lifetime = aLifetime();
            story.add(now + ": resend for " + lifetime);
            var outcome = invitation.resend(Duration.ofMillis(lifetime), at(now));
            if (model.stateAt(now) != State.PENDING) {
                isGone(outcome);
            } else if (model.waitFrom(now) > 0) {
                var refusal = (Refusal.TooMany) refusal(outcome);
                assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMillis(model.waitFrom(now)));
            } else {
                invitation = value(outcome);
                model.sent(lifetime, now);
            }
        }

        private void expire() {
            story.add(now + ": expire");
            var outcome = invitation.expire(at(now));
            boolean isTold = invitation instanceof Invitation.Expired;
            switch (model.stateAt(now)) {
                case PENDING -> assertThat(refusal(outcome)).isInstanceOf(Refusal.Conflict.class);
                case EXPIRED -> {
                    if (isTold) {
                        isGone(outcome);
                    } else {
                        invitation = value(outcome);
                        model.expired();
                    }
                }
                case ACCEPTED, REVOKED -> isGone(outcome);
            }
        }

        private void isGone(Outcome<?> outcome) {
            assertThat(refusal(outcome)).isEqualTo(new Refusal.Gone(at(model.closedSince())));
        }

        private void compare() {
            assertThat(invitation.terms()).isEqualTo(terms);
            assertThat(invitation.closedSince()).isEqualTo(at(model.closedSince()));
            for (long boundary : List.of(now, model.linkExpiry(), model.closedSince())) {
                for (long at = Math.max(now, boundary - 1); at <= boundary + 1; at++) {
                    assertThat(invitation.stateAt(at(at))).isEqualTo(model.stateAt(at));
                }
            }
            if (invitation instanceof Invitation.Pending(_, var link)) {
                assertThat(link.generation()).isEqualTo(model.generation());
                assertThat(link.expiresAt()).isEqualTo(at(model.linkExpiry()));
                assertThat(link.expiresAt()).isBeforeOrEqualTo(terms.offer().window().end());
                assertThat(link.resentAt()).hasSizeLessThanOrEqualTo(Invitation.MOST_RESENDS);
                assertThat(invitation.due()).isEqualTo(link.expiresAt());
            } else {
                assertThat(invitation.due()).isEqualTo(Instant.MAX);
            }
        }

        private long aLifetime() {
            return switch (random.nextInt(3)) {
                case 0 -> DAY;
                case 1 -> 7 * DAY;
                default -> 30 * DAY;
            };
        }

        private static Instant at(long millis) {
            return Instant.ofEpochMilli(millis);
        }
    }
}
