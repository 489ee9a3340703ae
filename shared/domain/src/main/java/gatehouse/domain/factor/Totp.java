package gatehouse.domain.factor;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret that a person's authenticator app shares with us, and the codes it gives: six digits,
/// others every thirty seconds, made with SHA-1. Apps know how to do that, and many nothing else.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6238">RFC 6238</a>
public final class Totp {
    /// How long each code is shown.
    public static final Duration STEP = Duration.ofSeconds(30);

    private static final String ALGORITHM = "HmacSHA1";

    /// RFC 4226, section 4, requirement 6.
    private static final int SECRET_BYTES = 20;

    /// How many steps a clock may be off, or a code be late (RFC 6238, section 5.2).
    private static final int SLACK = 1;

    private static final int DIGITS = 6;
    private static final int CODES = 1_000_000;
    private static final Pattern BETWEEN = Pattern.compile("\\s");

    private final byte[] secret;

    private Totp(byte[] secret) {
        this.secret = secret.clone();
    }

    /// A new secret.
    public static Totp next(RandomGenerator random) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new Totp(secret);
    }

    /// What [#secret()] gave.
    public static Totp of(byte[] secret) {
        return new Totp(secret);
    }

    /// The bytes of the secret.
    public byte[] secret() {
        return secret.clone();
    }

    /// The secret as people type it into an app that cannot read the picture.
    public String typed() {
        return Base32.of(secret);
    }

    /// What the picture holds that an app reads: the usual form of such an address, which no
    /// standard describes.
    ///
    /// @param issuer who asks for the codes, as the app shows it
    /// @param username whose they are
    public String uri(String issuer, String username) {
        // the colon parts the two, and apps take an encoded one for that as well
        var who = encoded(issuer.replace(':', ' '));
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(who, encoded(username), typed(), who, DIGITS, STEP.toSeconds());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The number of the step that holds an instant, counted from 1970.
    public static long stepAt(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), STEP.toSeconds());
    }

    /// The code of a step.
    public String code(long step) {
        var hash = mac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        return ("%0" + DIGITS + "d").formatted(number % CODES);
    }

    /// The step whose code this is: the present one, the one before or the one to come. Not one
    /// that is used up, or older than one that is.
    ///
    /// @param typed the code; spaces in it do not matter
    /// @param lastUsed the last step whose code was taken; 0 if none was
    /// @return empty if the code is none of theirs
    public Optional<Long> match(String typed, long lastUsed, Instant now) {
        var found = Optional.<Long>empty();
        var given = BETWEEN.matcher(typed).replaceAll("").getBytes(StandardCharsets.UTF_8);
        long present = stepAt(now);
        for (long step = present - SLACK; step <= present + SLACK; step++) {
            var expected = code(step).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(expected, given) && step > lastUsed) {
                found = Optional.of(step);
            }
        }
        return found;
    }

    private byte[] mac(byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
