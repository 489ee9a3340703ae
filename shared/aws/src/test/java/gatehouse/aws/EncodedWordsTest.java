package gatehouse.aws;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EncodedWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?utf-8?q?X?=",
                "Ana =?utf-8?b?QkNDOg==?= invites you",
                "Grüße von =?utf-8?q?X?=",
                "=?",
                "=?=?utf-8?q?X?=?= and what is longer than one word of seventy-five characters",
                "Plain",
                "Grüße",
                "a = b?"
            })
    void are_read_as_what_was_written(String text) throws Exception {
        var header = MimeUtility.fold(9, EncodedWords.of(text));
        assertThat(MimeUtility.decodeText(MimeUtility.unfold(header))).isEqualTo(text);
        assertThat(header.lines()).allMatch(line -> line.length() <= 78);
        var address = EncodedWords.address("a@b.example", text).toString();
        var read = new InternetAddress(address);
        assertThat(read.getPersonal()).isEqualTo(text);
        assertThat(read.getAddress()).isEqualTo("a@b.example");
    }

    @Test
    void leave_plain_text_alone() throws Exception {
        assertThat(EncodedWords.of("Your account at Acme")).isEqualTo("Your account at Acme");
    }
}
