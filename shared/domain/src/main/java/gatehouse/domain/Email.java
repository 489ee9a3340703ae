package gatehouse.domain;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mail address in its canonical form: NFKC, lower case, the domain in IDNA ASCII.
///
/// Two spellings of one mailbox are equal here, and a look-alike is not: local parts outside ASCII
/// and domain labels that mix scripts are no addresses for us (design, *Identity*).
///
/// @param value at most 254 characters (RFC 5321), with one `@` and a dot in its domain
public record Email(String value) {
    /// What is said where a text is none.
    public static final String RULE = "must be a mail address";

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

    /// Letters of a domain that the IDNA of 2003, which Java knows, takes for others or for
    /// nothing, and that of 2008 does not: with them, two people's domains would be one for us. Who
    /// has such a domain can write its ASCII form.
    private static final Pattern DEVIATING = Pattern.compile(".*@.*[ßẞς\u200c\u200d].*");

    /// Returns the canonical form of what somebody wrote, or empty if it is no address we accept.
    /// Surrounding white space is dropped.
    public static Optional<Email> parse(String text) {
        if (text.length() > 4 * LONGEST) {
            return Optional.empty();
        }
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (normal.length() > 2 * LONGEST || DEVIATING.matcher(normal).matches()) {
            return Optional.empty();
        }
        var folded = normal.toLowerCase(Locale.ROOT);
        int at = folded.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL || !LOCAL.matcher(folded.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return domain(folded.substring(at + 1))
                .map(domain -> folded.substring(0, at) + "@" + domain)
                .filter(whole -> whole.length() <= LONGEST)
                .map(Email::new);
    }

    /// Returns the canonical form of a domain that somebody wrote, or empty if no address that we
    /// accept can be in it.
    public static Optional<String> parseDomain(String text) {
        return parse("a@" + text).map(Email::domain);
    }

    /// What follows the `@`.
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /// What stands before the `@`.
    public String local() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    /// What stands for it in ids: 32 hexadecimal digits.
    public String hash() {
        return Sha256.hex(value);
    }

    private static Optional<String> domain(String written) {
        try {
            var ascii = IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return Optional.of(ascii)
                    .filter(domain -> DOMAIN.matcher(domain).matches())
                    .filter(domain -> Scripts.unmixed(IDN.toUnicode(domain)));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /// The address as stored. It is personal data: it belongs in no log.
    @Override
    public String toString() {
        return value;
    }
}
