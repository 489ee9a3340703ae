package gatehouse.functions.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import gatehouse.domain.Email;
import gatehouse.domain.IdentityProvider;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/// What an ID token says, read as one provider says it.
record IdClaims(JWTClaimsSet claims, IdentityProvider.Oidc provider) {
    /// How far clocks may differ.
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_NAME = 100;

    /// Whether it comes from the provider, is meant for us and holds at an instant.
    boolean areGoodAt(Instant now) throws ParseException {
        return provider.issuer().equals(claims.getIssuer())
                && isForUs()
                && isInTime(now)
                && !subject().isEmpty()
                && subject().length() <= LONGEST_SUBJECT;
    }

    /// Who it vouches for.
    Vouched vouched(Nonces.Nonce nonce) throws ParseException {
        var names = provider.claims();
        boolean verified = Boolean.TRUE.equals(claims.getClaim(names.emailVerified()));
        return new Vouched(
                subject(),
                nonce,
                Optional.of(text(names.email())).filter(_ -> verified).flatMap(Email::parse),
                name(names.firstName()),
                name(names.lastName()));
    }

    private boolean isForUs() throws ParseException {
        var audience = claims.getAudience();
        var party = text("azp");
        return audience.contains(provider.clientId())
                && (party.isEmpty() ? audience.size() == 1 : party.equals(provider.clientId()));
    }

    private boolean isInTime(Instant now) {
        var late = now.plus(LEEWAY);
        return instant(claims.getExpirationTime())
                        .filter(end -> now.isBefore(end.plus(LEEWAY)))
                        .isPresent()
                && instant(claims.getIssueTime()).filter(made -> !made.isAfter(late)).isPresent()
                && instant(claims.getNotBeforeTime())
                        .filter(start -> start.isAfter(late))
                        .isEmpty();
    }

    private String subject() {
        return Optional.ofNullable(claims.getSubject()).orElse("");
    }

    private String text(String name) throws ParseException {
        return Optional.ofNullable(claims.getStringClaim(name)).orElse("");
    }

    /// Empty if it can be no name of a person.
    private String name(String claim) throws ParseException {
        var name = text(claim).strip();
        return name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl)
                ? name
                : "";
    }

    private static Optional<Instant> instant(@org.jspecify.annotations.Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }
}
