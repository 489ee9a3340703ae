package gatehouse.domain.link;

import gatehouse.domain.AccountId;
import gatehouse.domain.Notification;
import gatehouse.domain.Outcome;
import gatehouse.domain.Profile;
import gatehouse.domain.Refusal;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;

/// That somebody wants no more notifications of a kind in a tenant, as the link in each of them
/// says (C9, RFC 8058).
///
/// The link switches off and can do nothing else. So it is not spent: used again, it finds done
/// what it is for.
///
/// @param tenant in which the mail found the switch on
/// @param account whose switch it is
public record Unsubscription(TenantId tenant, AccountId account, Notification kind) {
    /// For how long the link of a mail works.
    public static final Duration LIFE = Duration.ofDays(180);

    /// No link voids another.
    private static final long GENERATION = 1;

    /// What the link in a mail says.
    ///
    /// @param at when that happened of which the mail tells
    public LinkToken token(Instant at) {
        return new LinkToken(tenant, account + "." + code(kind), GENERATION, at.plus(LIFE));
    }

    /// What a link asks for; one past its end is gone.
    public static Outcome<Unsubscription> open(LinkToken token, Instant now) {
        return now.isBefore(token.expiresAt())
                ? read(token)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(new Refusal.Hidden()))
                : Outcome.refused(new Refusal.Gone(token.expiresAt()));
    }

    /// Whether there is anything left to switch off.
    public boolean isDoneIn(Profile profile) {
        return profile.muted().contains(kind);
    }

    /// What is known of the member afterwards.
    public Profile in(Profile profile) {
        var muted = EnumSet.of(kind);
        muted.addAll(profile.muted());
        return profile.mute(muted);
    }

    private static Optional<Unsubscription> read(LinkToken token) {
        int dot = token.id().indexOf('.');
        return dot < 0
                ? Optional.empty()
                : AccountId.parse(token.id().substring(0, dot))
                        .flatMap(account ->
                                kind(token.id().substring(dot + 1))
                                        .map(kind ->
                                                new Unsubscription(token.tenant(), account, kind)));
    }

    private static Optional<Notification> kind(String code) {
        return Arrays.stream(Notification.values())
                .filter(kind -> code(kind).equals(code))
                .findFirst();
    }

    /// A link's id has no capitals.
    private static String code(Notification kind) {
        return kind.field().toLowerCase(Locale.ROOT);
    }
}
