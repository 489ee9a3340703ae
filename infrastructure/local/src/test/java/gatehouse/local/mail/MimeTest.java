package gatehouse.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MimeTest {
    private static final String MESSAGE =
            """
            From: Gatehouse <no-reply@gatehouse.example>
            To: ada@example.org
            Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            =C3=9Cber http://here/accept#a.b-c_d, bis dann.
            --b
            Content-Type: text/html; charset=utf-8

            <a href="http://here/accept#a.b-c_d">hier</a> <a href="http://here/x?a=1&amp;b=2">da</a>
            --b--
            """
                    .replace("\n", "\r\n");

    @Test
    void a_mail_is_read_as_a_person_would_see_it() throws Exception {
        var mail =
                new Mime(MESSAGE.getBytes(StandardCharsets.UTF_8))
                        .mail("1", "now", List.of("ada@example.org"), Map.of());

        assertThat(mail.subject()).isEqualTo("Grüße");
        assertThat(mail.from()).isEqualTo("no-reply@gatehouse.example");
        assertThat(mail.to()).isEqualTo("ada@example.org");
        assertThat(mail.text()).contains("Über");
        assertThat(mail.html()).contains("<a href");
    }

    @Test
    void links_are_found_once_without_the_sentence_around_them() throws Exception {
        var mail =
                new Mime(MESSAGE.getBytes(StandardCharsets.UTF_8))
                        .mail("1", "now", List.of(), Map.of());

        assertThat(mail.links())
                .containsExactly("http://here/accept#a.b-c_d", "http://here/x?a=1&b=2");
    }
}
