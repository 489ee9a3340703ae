package gatehouse.local.aws;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// What functions sign with, and where signed links to files lead.
///
/// @param files an address under which buckets stand, without a slash at the end
public record Access(AwsCredentialsProvider credentials, URI files) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    /// With a secret that only this process knows: nobody else can make a link.
    public static Access ofThisProcess(URI files) {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return of("local", HexFormat.of().formatHex(secret), files);
    }

    public static Access of(String keyId, String secret, URI files) {
        return new Access(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, secret)), files);
    }
}
