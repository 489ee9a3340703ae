package gatehouse.functions;

import gatehouse.aws.Environment;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Hashes passwords with Argon2id (three passes, one lane, 64 MiB where nothing else is set: RFC
/// 9106, section 4, second choice) and checks them. Hashes are PHC strings, so that their
/// parameters can move.
public final class Passwords {
    private static final int PASSES = 3;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LONGEST = 1024;
    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
                            + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final RandomGenerator random;
    private final int memoryKib;
    private final String parameters;

    @Inject
    public Passwords(RandomGenerator random, Environment environment) {
        this.random = random;
        this.memoryKib = environment.passwordMemory();
        this.parameters = "$argon2id$v=19$m=%d,t=%d,p=%d$".formatted(memoryKib, PASSES, LANES);
    }

    /// The hash of a password under a new salt.
    public String hash(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var hash = argon2(password, salt, memoryKib, PASSES, LANES, HASH_BYTES);
        var text = Base64.getEncoder().withoutPadding();
        return parameters + "%s$%s".formatted(text.encodeToString(salt), text.encodeToString(hash));
    }

    /// Whether the password is the one that was hashed.
    ///
    /// @param phc empty where there is none; it takes as long, and the answer is no
    public boolean matches(String password, String phc) {
        var parts = PHC.matcher(phc);
        if (password.length() > LONGEST || !parts.matches()) {
            var nobody = argon2("", new byte[SALT_BYTES], memoryKib, PASSES, LANES, HASH_BYTES);
            return nobody.length == 0;
        }
        var expected = Base64.getDecoder().decode(parts.group(5));
        var actual =
                argon2(
                        password,
                        Base64.getDecoder().decode(parts.group(4)),
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)),
                        expected.length);
        return MessageDigest.isEqual(actual, expected);
    }

    /// The hash with the parameters of today: another where it was made with older ones.
    ///
    /// @param password the one that was hashed
    /// @param phc its hash
    public String renewed(String password, String phc) {
        return phc.startsWith(parameters) ? phc : hash(password);
    }

    private static byte[] argon2(
            String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memoryKib)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        var hash = new byte[length];
        var composed = Normalizer.normalize(password, Normalizer.Form.NFC);
        generator.generateBytes(composed.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
