package gatehouse.domain.factor;

import gatehouse.domain.AccountId;
import gatehouse.domain.Sha256;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A code that stands in for the authenticator app, once: for who has lost it.
///
/// @param text 24 characters of base 32: 120 random bits, too many to guess even from the hash
///   (OWASP ASVS 5.0, 6.5.2 asks for 112)
public record RecoveryCode(String text) {
    /// How many a person has at first.
    public static final int MOST = 10;

    private static final int BYTES = 15;
    private static final Pattern FORM = Pattern.compile("[A-Z2-7]{24}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]");
    private static final Pattern GROUP = Pattern.compile("(.{4})(?=.)");

    /// @throws IllegalArgumentException if it is none
    public RecoveryCode {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a recovery code");
        }
    }

    /// New ones for one person.
    public static List<RecoveryCode> next(RandomGenerator random) {
        return Stream.generate(() -> one(random)).limit(MOST).toList();
    }

    private static RecoveryCode one(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new RecoveryCode(Base32.of(bytes));
    }

    /// What somebody typed, in upper or lower case, with spaces and hyphens or without; empty if it
    /// cannot be one.
    public static Optional<RecoveryCode> parse(String typed) {
        var text = BETWEEN.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        return FORM.matcher(text).matches()
                ? Optional.of(new RecoveryCode(text))
                : Optional.empty();
    }

    /// As people are shown it, such as `ABCD-EFGH-2345-WXYZ-MNOP-QRST`.
    public String written() {
        return GROUP.matcher(text).replaceAll("$1-");
    }

    /// What is kept of it: SHA-256 over whose it is and the code.
    public String hash(AccountId account) {
        var hash = Sha256.of("gatehouse-recovery/" + account + "/" + text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    @Override
    public String toString() {
        return "RecoveryCode";
    }
}
