package gatehouse.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// What somebody typed to say whose account is meant: a username or a mail address, or neither.
///
/// @param text canonical
public record Login(String text) {
    private static final int HASH_BYTES = 16;

    /// Any text is one; whether there is such an account is another question.
    public static Login of(String typed) {
        var stripped = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        return new Login(
                Email.parse(stripped)
                        .map(Email::value)
                        .or(() -> Username.parse(stripped).map(Username::value))
                        .orElseGet(() -> stripped.toLowerCase(Locale.ROOT)));
    }

    /// The mail address that it is, if it is one.
    public Optional<Email> email() {
        return Email.parse(text);
    }

    /// The username that it can be, if it can.
    public Optional<Username> username() {
        return Username.parse(text);
    }

    /// Whether it can be anybody's. If not, it may be anything, a password typed into the wrong
    /// field too: it is kept nowhere.
    public boolean isPossible() {
        return email().isPresent() || username().isPresent();
    }

    /// The first 128 bits of SHA-256 over it, in hexadecimal. It uses no key, so that no rotation
    /// ever moves an item (design, *Identity*).
    public String hash() {
        try {
            var whole =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, HASH_BYTES));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    @Override
    public String toString() {
        return "Login";
    }
}
