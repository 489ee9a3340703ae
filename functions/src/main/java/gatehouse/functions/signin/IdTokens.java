package gatehouse.functions.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import gatehouse.domain.IdentityProvider;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.TenantId;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Checks ID tokens (OpenID Connect Core 1.0, section 3.1.3.7): first what costs nothing, so that
/// only a token that names a start of ours makes us ask its provider for keys. The only class, with
/// those that it alone uses, that knows the library for it: a sign-in by password loads none of it.
final class IdTokens {
    /// Neither `none` nor one by a shared secret: nobody's public key is taken for a secret.
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final int LONGEST = 16 * 1024;
    private static final int SMALLEST_RSA = 2048;

    private final ProviderKeys keys;
    private final Nonces nonces;
    private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();

    @Inject
    IdTokens(ProviderKeys keys, Nonces nonces) {
        this.keys = keys;
        this.nonces = nonces;
    }

    /// What the provider of a tenant vouches for.
    ///
    /// @return refused with [Refusal.Unavailable] if it does not tell its keys
    Outcome<Vouched> check(
            String token, TenantId tenant, IdentityProvider.Oidc provider, Instant now) {
        try {
            if (token.length() > LONGEST) {
                return bad();
            }
            var jwt = SignedJWT.parse(token);
            var claims = jwt.getJWTClaimsSet();
            var words = new IdClaims(claims, provider);
            var nonce = nonces.verify(text(claims, "nonce"), tenant, now);
            if (!isUsable(jwt.getHeader()) || !words.areGoodAt(now) || nonce.isEmpty()) {
                return bad();
            }
            var keyId = Optional.ofNullable(jwt.getHeader().getKeyID()).orElse("");
            var known = keys.of(provider.issuer(), keyId, now);
            if (known.isEmpty()) {
                return Outcome.refused(new Refusal.Unavailable());
            }
            return isSigned(jwt, known.get()) ? Outcome.done(words.vouched(nonce.get())) : bad();
        } catch (ParseException | IllegalArgumentException malformed) {
            return bad();
        }
    }

    private static boolean isUsable(JWSHeader header) {
        var type = header.getType();
        return ALGORITHMS.contains(header.getAlgorithm())
                && header.getCriticalParams() == null
                && header.isBase64URLEncodePayload()
                && (type == null || type.equals(JOSEObjectType.JWT));
    }

    private boolean isSigned(SignedJWT jwt, JWKSet known) {
        var matching = new JWKSelector(JWKMatcher.forJWSHeader(jwt.getHeader())).select(known);
        return matching.stream().filter(IdTokens::isStrong).anyMatch(key -> isSigned(jwt, key));
    }

    private static boolean isStrong(JWK key) {
        return !key.getKeyType().equals(KeyType.RSA) || key.size() >= SMALLEST_RSA;
    }

    private boolean isSigned(SignedJWT jwt, JWK key) {
        try {
            return key instanceof AsymmetricJWK pair
                    && jwt.verify(verifiers.createJWSVerifier(jwt.getHeader(), pair.toPublicKey()));
        } catch (JOSEException unusable) {
            return false;
        }
    }

    private static String text(JWTClaimsSet claims, String name) throws ParseException {
        return Optional.ofNullable(claims.getStringClaim(name)).orElse("");
    }

    private static Outcome<Vouched> bad() {
        return Outcome.refused(new Refusal.WrongIdToken());
    }
}
