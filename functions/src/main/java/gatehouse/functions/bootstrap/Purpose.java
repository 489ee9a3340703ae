package gatehouse.functions.bootstrap;

import gatehouse.domain.Keyring.Overlap;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a secret is for, and how long its keys overlap. Functions read their keys again every five
/// minutes; what keys sign lives as long as its longest setting allows.
enum Purpose {
    /// Links in mails: at most 30 days.
    LINKS(Duration.ofMinutes(10), Duration.ofDays(31)),
    /// Links that switch notifications off: 180 days.
    UNSUBSCRIBE(Duration.ofMinutes(10), Duration.ofDays(181)),
    /// Refresh tokens: those of a session that nobody refreshes live 30 days.
    SESSIONS(Duration.ofMinutes(10), Duration.ofDays(31)),
    /// Cookies of known devices: 400 days.
    DEVICES(Duration.ofMinutes(10), Duration.ofDays(401)),
    /// Messages of the vendor's help desk, which somebody has to give the new key: two weeks.
    TICKETS(Duration.ofMinutes(10), Duration.ofDays(14)),
    /// Cursors of lists: a day.
    CURSORS(Duration.ofMinutes(10), Duration.ofDays(2)),
    /// What second factors are sealed with: for as long as somebody has one.
    TOTP(Duration.ofMinutes(10), Overlap.FOR_EVER),
    /// Access tokens: ten minutes. API Gateway's authorizers read published keys every two hours.
    SIGNING(Duration.ofHours(3), Duration.ofHours(1));

    /// What a caller is told who names none.
    static final String RULE =
            Arrays.stream(values())
                    .map(Purpose::code)
                    .collect(Collectors.joining(", ", "must be one of ", ""));

    private final Duration lead;
    private final Duration life;

    Purpose(Duration lead, Duration life) {
        this.lead = lead;
        this.life = life;
    }

    Overlap overlap() {
        return new Overlap(lead, life);
    }

    /// Such as `links`.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The environment variable that names the secret.
    String variable() {
        return name() + "_SECRET";
    }

    static Optional<Purpose> parse(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
