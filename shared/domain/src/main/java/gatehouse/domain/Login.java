package gatehouse.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// What somebody typed to say whose account is meant: a username or a mail address, or neither.
///
/// @param text canonical
public record Login(String text) {
    /// What a login must be, as people are told.
    public static final String RULE = "must be a username or a mail address";

    private static final int LONGEST = 254;

    /// What somebody wrote, or empty if it is blank or longer than any address. Whether there is
    /// such an account is another question.
    public static Optional<Login> parse(String typed) {
        return Optional.of(typed)
                .filter(text -> text.length() <= LONGEST)
                .map(Login::of)
                .filter(login -> !login.text().isEmpty() && login.text().length() <= LONGEST);
    }

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

    /// What stands for it in keys and events: 32 hexadecimal digits.
    public String hash() {
        return Sha256.hex(text);
    }

    @Override
    public String toString() {
        return "Login";
    }
}
