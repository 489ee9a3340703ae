package gatehouse.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The name that a person signs in with, in its canonical form: NFKC, lower case.
///
/// @param value 5-31 letters, digits, `-`, `_`, `@` and `.` (D2)
public record Username(String value) {
    /// What a username must be, as people are told.
    public static final String RULE = "must be 5 to 31 letters, digits, -, _, @ or .";

    private static final Pattern FORM = Pattern.compile("[a-z0-9_@.-]{5,31}");
    private static final int LONGEST = 31;
    private static final int RANDOM = 6;

    /// Returns the canonical form of what somebody wrote, or empty if it can be no username.
    public static Optional<Username> parse(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return FORM.matcher(folded).matches()
                ? Optional.of(new Username(folded))
                : Optional.empty();
    }

    /// The address itself where it can be a username and nobody has it, else one made of it.
    ///
    /// @param isFree whether nobody has one
    public static Username of(Email email, Predicate<Username> isFree, RandomGenerator random) {
        return parse(email.value()).filter(isFree).orElseGet(() -> madeOf(email, random));
    }

    /// One made of what fits of a mail address, for who has chosen none and whose address cannot be
    /// it (D2).
    public static Username madeOf(Email email, RandomGenerator random) {
        var fitting = email.local().replaceAll("[^a-z0-9_.-]", "");
        var stem = fitting.substring(0, Math.min(fitting.length(), LONGEST - RANDOM - 1));
        return new Username(stem + "-" + Ids.next(random).substring(0, RANDOM));
    }

    @Override
    public String toString() {
        return value;
    }
}
