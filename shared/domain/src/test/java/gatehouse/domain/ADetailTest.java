package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ADetailTest {
    @Test
    void is_one_line_of_limited_length_and_markup_in_it_is_text() {
        assertThat(Detail.COMPANY.parse("  <b>Acme</b> ")).contains("<b>Acme</b>");
        assertThat(Detail.COMPANY.parse("ä".repeat(100))).isPresent();
        assertThat(Detail.POSTCODE.parse("1".repeat(20))).isPresent();
        for (var text : List.of("", " ", "a\nb", "a\r\nb", "a\u2028b", "a\u0000", "a\u202eb")) {
            assertThat(Detail.COMPANY.parse(text)).as(text).isEmpty();
        }
        assertThat(Detail.COMPANY.parse("ä".repeat(101))).isEmpty();
        assertThat(Detail.POSTCODE.parse("1".repeat(21))).isEmpty();
    }

    @Test
    void that_is_a_country_is_one_of_iso_3166() {
        assertThat(Detail.COUNTRY.parse("de")).contains("DE");
        for (var text : List.of("XX", "DEU", "D", "Germany", "UK")) {
            assertThat(Detail.COUNTRY.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void that_is_an_address_on_the_web_is_http_or_https() {
        assertThat(Detail.URL.parse("https://acme.example/a?b=c")).isPresent();
        assertThat(Detail.URL.parse("HTTP://acme.example")).isPresent();
        for (var text :
                List.of(
                        "javascript:alert(1)",
                        "ftp://acme.example",
                        "acme.example",
                        "https://",
                        "https://user@acme.example",
                        "https://acme.example/" + "a".repeat(500),
                        "data:text/html,x")) {
            assertThat(Detail.URL.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void that_is_a_phone_number_names_its_country_and_is_kept_without_separators() {
        assertThat(Detail.PHONE.parse("+49 (30) 123-456")).contains("+4930123456");
        assertThat(Detail.MOBILE.parse("+431701234567")).contains("+431701234567");
        for (var text :
                List.of("030123456", "+49", "+49 30 CALL", "+0123456789", "+1234567890123456")) {
            assertThat(Detail.PHONE.parse(text)).as(text).isEmpty();
        }
    }
}
