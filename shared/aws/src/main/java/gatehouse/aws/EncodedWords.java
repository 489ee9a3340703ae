package gatehouse.aws;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;

/// Text in the headers of mails (RFC 2047). What only looks like an encoded word is encoded as
/// well, so that people see what was written, and not what it would stand for.
final class EncodedWords {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String MARK = "=?";

    /// As base64 it fits into a word, which has 75 characters at most.
    private static final int IN_A_WORD = 45;

    private EncodedWords() {}

    /// A text as a header has it.
    static String of(String text) throws UnsupportedEncodingException {
        return looksEncoded(text) ? encoded(text) : MimeUtility.encodeText(text, UTF_8, null);
    }

    /// An address with a name beside it.
    static InternetAddress address(String address, String name)
            throws UnsupportedEncodingException, AddressException {
        return looksEncoded(name)
                ? new InternetAddress(encoded(name) + " <" + address + ">")
                : new InternetAddress(address, name, UTF_8);
    }

    /// Other text that has the mark is encoded as a whole anyway.
    private static boolean looksEncoded(String text) {
        return text.contains(MARK) && StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    /// @param text ASCII
    private static String encoded(String text) {
        var words = new ArrayList<String>();
        for (int from = 0; from < text.length(); from += IN_A_WORD) {
            var part = text.substring(from, Math.min(text.length(), from + IN_A_WORD));
            var bytes = part.getBytes(StandardCharsets.US_ASCII);
            words.add("=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=");
        }
        return String.join(" ", words);
    }
}
