package gatehouse.functions;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/// Phone numbers as people write them.
public final class Phones {
    private static final String NOWHERE = "ZZ";

    private Phones() {}

    /// Returns the number in the form of E.164, or empty if there can be no such number, or its
    /// country is not in it.
    public static Optional<String> parse(String text) {
        try {
            var numbers = PhoneNumberUtil.getInstance();
            var number = numbers.parse(text, NOWHERE);
            return numbers.isPossibleNumber(number) && !number.hasExtension()
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }
}
