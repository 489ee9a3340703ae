package gatehouse.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// What most tests of the domain need and none is about.
final class Samples {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final TenantId VENDOR = new TenantId("vendor");
    static final TenantId ACME = new TenantId("acme");
    static final AccountId ANA = account(1);
    static final AccountId SAM = account(2);
    static final AccountId VERA = account(3);
    static final Author INVITER = Author.of(ANA, "Ana", ACME);
    static final Duration THREE_DAYS = Duration.ofDays(3);

    private static final AtomicLong COUNTER = new AtomicLong();

    private Samples() {}

    static AccountId account(long number) {
        return AccountId.next(new Random(number));
    }

    /// An id that no other call gives.
    static GrantId anotherGrantId() {
        return GrantId.next(new Random(COUNTER.incrementAndGet()));
    }

    static Email email(String text) {
        return Email.parse(text).orElseThrow();
    }

    static Instant days(long number) {
        return NOON.plus(Duration.ofDays(number));
    }

    static Instant minutes(long number) {
        return NOON.plus(Duration.ofMinutes(number));
    }

    static Window window(Instant start, Instant end) {
        return new Window(start, end);
    }

    /// A grant given at noon, announced three days before its end.
    static Grant grant(Role role, Window window) {
        return grant(role, window, NOON);
    }

    static Grant grant(Role role, Window window, Instant now) {
        return Grant.given(
                anotherGrantId(),
                role,
                window,
                "a test needs it",
                "invitation/x",
                INVITER,
                THREE_DAYS,
                now);
    }

    static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) -> throw new AssertionError("refused: " + why);
        };
    }

    static Refusal refusal(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>(var why)) {
            return why;
        }
        throw new AssertionError("not refused: " + outcome);
    }
}
