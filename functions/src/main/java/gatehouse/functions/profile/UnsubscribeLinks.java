package gatehouse.functions.profile;

import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.link.Unsubscription;
import gatehouse.functions.Unsubscribing;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// The links of notifications that somebody presents (C9).
final class UnsubscribeLinks {
    private final Unsubscribing unsubscribing;
    private final Clock clock;

    @Inject
    UnsubscribeLinks(Unsubscribing unsubscribing, Clock clock) {
        this.unsubscribing = unsubscribing;
        this.clock = clock;
    }

    /// What a link asks for: hidden where it is forged, cut or for something else.
    Outcome<Unsubscription> open(String token) {
        return unsubscribing
                .read(token)
                .map(link -> Unsubscription.open(link, clock.instant()))
                .orElseGet(() -> Outcome.refused(new Refusal.Hidden()));
    }

    /// Whether a token is one of ours, whatever became of it.
    boolean isOurs(String token) {
        return unsubscribing.read(token).isPresent();
    }

    static Key place(Unsubscription what) {
        return Keys.member(what.tenant(), what.account());
    }

    /// The member whose switch it is; gone where there is none any more.
    Outcome<Item> member(Unsubscription what, Map<Key, Item> read) {
        return Optional.ofNullable(read.get(place(what)))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.Gone(clock.instant())));
    }
}
