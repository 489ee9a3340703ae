package gatehouse.local.job;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import gatehouse.aws.Secrets;
import gatehouse.aws.SigningKey;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The key that signs this deployment's access tokens, in the hands of somebody who signs others.
final class OurKey {
    private OurKey() {}

    /// As the function that signs reads it.
    static SigningKey read() {
        var platform = House.SYSTEM.platform("signin");
        var client =
                SecretsManagerClient.builder()
                        .httpClient(platform.http())
                        .credentialsProvider(platform.credentials())
                        .region(platform.region());
        platform.endpoint("secretsmanager").ifPresent(client::endpointOverride);
        var name = platform.environment().getOrDefault("SIGNING_SECRET", "");
        return new Secrets(client.build(), platform.clock()).signingKey(name).get();
    }

    /// The header of a token of ours.
    static JWSHeader.Builder header(SigningKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(key.id());
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, SigningKey key) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key.key()));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
