package gatehouse.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When a public page was asked to have a mail go out for one login or to one address: at most once
/// a minute and five times an hour (B4, D6), so that nobody's mailbox is filled from there.
///
/// @param times of the last hour, in order
public record MailAsks(List<Instant> times) {
    /// Nobody has asked yet.
    public static final MailAsks NONE = new MailAsks(List.of());

    private static final int MOST = 5;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration SPAN = Duration.ofHours(1);

    public MailAsks {
        times = List.copyOf(times);
    }

    /// Asks once more.
    ///
    /// @return empty if that is too often; then nothing is to come of it
    public Optional<MailAsks> ask(Instant now) {
        var recent =
                new ArrayList<>(
                        times.stream().filter(time -> time.plus(SPAN).isAfter(now)).toList());
        boolean tooSoon = !recent.isEmpty() && recent.getLast().plus(PAUSE).isAfter(now);
        if (tooSoon || recent.size() >= MOST) {
            return Optional.empty();
        }
        recent.add(now);
        return Optional.of(new MailAsks(recent));
    }
}
