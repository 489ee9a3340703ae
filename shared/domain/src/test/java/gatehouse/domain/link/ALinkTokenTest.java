package gatehouse.domain.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gatehouse.domain.Email;
import gatehouse.domain.Hmac;
import gatehouse.domain.InvitationId;
import gatehouse.domain.TenantId;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ALinkTokenTest {
    private static final Hmac KEYS = new Hmac(List.of("k".repeat(64)));
    private static final TenantId ACME = new TenantId("acme");
    private static final Instant EXPIRY = Instant.parse("2026-03-09T12:00:00.123Z");
    private static final LinkToken TOKEN = new LinkToken(ACME, id(), 3, EXPIRY);
    private static final String TEXT = TOKEN.sign(Purpose.ACCEPT, KEYS);
    private static final String URL_SAFE =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Test
    void is_read_as_it_was_signed() {
        assertThat(LinkToken.verify(TEXT, Purpose.ACCEPT, KEYS)).contains(TOKEN);
        var random = new Random(23);
        for (int i = 0; i < 2_000; i++) {
            var token =
                    new LinkToken(
                            new TenantId("t" + random.nextInt(10, 1_000_000)),
                            new InvitationId(InvitationId.hash(address(i)), 1 + i).toString(),
                            random.nextLong(1, 100_000_000_000_000L),
                            Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)));
            assertThat(LinkToken.verify(token.sign(Purpose.ACCEPT, KEYS), Purpose.ACCEPT, KEYS))
                    .contains(token);
        }
    }

    @Test
    void fits_a_links_fragment_as_it_is() {
        assertThat(TEXT).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}").hasSizeLessThan(300);
    }

    @Test
    void says_until_when_to_the_millisecond() {
        var finer = new LinkToken(ACME, id(), 3, EXPIRY.plusNanos(999));
        assertThat(finer).isEqualTo(TOKEN);
        assertThat(LinkToken.verify(TEXT, Purpose.ACCEPT, KEYS).orElseThrow().expiresAt())
                .isEqualTo(EXPIRY);
    }

    @Test
    void is_refused_after_any_change_of_one_character() {
        var others = URL_SAFE + ".+/= #%\u0000é\ud83d";
        for (int i = 0; i < TEXT.length(); i++) {
            for (int j = 0; j < others.length(); j++) {
                if (TEXT.charAt(i) != others.charAt(j)) {
                    isRefused(TEXT.substring(0, i) + others.charAt(j) + TEXT.substring(i + 1));
                }
            }
        }
    }

    @Test
    void is_refused_where_it_was_cut_or_grew() {
        for (int i = 0; i < TEXT.length(); i++) {
            isRefused(TEXT.substring(0, i));
            isRefused(TEXT.substring(i + 1));
            isRefused(TEXT.substring(0, i) + TEXT.substring(i + 1));
        }
        for (int i = 0; i <= TEXT.length(); i++) {
            for (var more : List.of("A", "_", ".", "=", " ", "\n")) {
                isRefused(TEXT.substring(0, i) + more + TEXT.substring(i));
            }
        }
        isRefused(TEXT + TEXT);
        isRefused(TEXT + "." + TEXT);
    }

    @Test
    void is_refused_in_any_other_spelling() {
        int dot = TEXT.indexOf('.');
        var content = TEXT.substring(0, dot);
        var signature = TEXT.substring(dot + 1);
        isRefused(content + "." + signature + "=");
        isRefused(padded(content) + "." + signature);
        isRefused(TEXT.replace('-', '+').replace('_', '/') + "=");
        // the bits of a last character that no byte needs
        for (var last : others(signature)) {
            isRefused(content + "." + signature.substring(0, 42) + last);
        }
        // content of every remainder, so that spare bits occur
        for (var name : List.of("abc", "abcd", "abcde")) {
            var text =
                    new LinkToken(new TenantId(name), id(), 1, EXPIRY).sign(Purpose.ACCEPT, KEYS);
            int end = text.indexOf('.');
            for (var last : others(text.substring(0, end))) {
                isRefused(text.substring(0, end - 1) + last + text.substring(end));
            }
        }
    }

    @Test
    void of_another_key_is_a_forgery() {
        var other = new Hmac(List.of("x".repeat(64)));
        isRefused(TOKEN.sign(Purpose.ACCEPT, other));
        assertThat(LinkToken.verify(TEXT, Purpose.ACCEPT, other)).isEmpty();
    }

    @Test
    void outlives_a_rotation_of_its_key() {
        var rotated = new Hmac(List.of("n".repeat(64), "k".repeat(64)));
        assertThat(LinkToken.verify(TEXT, Purpose.ACCEPT, rotated)).contains(TOKEN);
        isRefused(TOKEN.sign(Purpose.ACCEPT, rotated));
    }

    @Test
    void of_another_purpose_is_a_forgery() {
        var content = "acme/" + id() + "/3/" + EXPIRY.toEpochMilli();
        assertThat(signed(content, "gatehouse-link/accept/")).isEqualTo(TEXT);
        for (var prefix :
                List.of(
                        "gatehouse-link/reset/",
                        "gatehouse-link/",
                        "",
                        "gatehouse-cursor/accept/")) {
            isRefused(signed(content, prefix));
        }
    }

    @Test
    void signed_by_us_about_nonsense_is_refused() {
        for (var content :
                List.of(
                        "",
                        "acme",
                        "acme/" + id() + "/3",
                        "acme/" + id() + "/3/",
                        "acme/" + id() + "/-3/5",
                        "acme/" + id() + "/3/5/6",
                        "acme/" + id() + "/0/5",
                        "acme/" + id() + "/300000000000000/5",
                        "acme/" + id() + "/3/99999999999999999999",
                        "ACME/" + id() + "/3/5",
                        "-cme/" + id() + "/3/5",
                        "acme/../3/5/",
                        "acme/a#b/3/5",
                        "acme/" + id() + "/3/5\n",
                        "acme/" + id() + "/٣/5")) {
            isRefused(signed(content, "gatehouse-link/accept/"));
        }
    }

    @Test
    void cannot_be_made_of_what_could_not_be_read() {
        for (var id : List.of("", "a/b", "A", "a#b", "a".repeat(81), "ä")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LinkToken(ACME, id, 1, EXPIRY));
        }
        for (long generation : new long[] {0, -1, 100_000_000_000_000L, Long.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LinkToken(ACME, id(), generation, EXPIRY));
        }
        for (var expiry : List.of(Instant.MIN, Instant.ofEpochMilli(-1), Instant.MAX)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LinkToken(ACME, id(), 1, expiry));
        }
    }

    @Test
    void is_refused_fast_where_it_is_noise() {
        var random = new Random(29);
        for (int i = 0; i < 20_000; i++) {
            var noise = new StringBuilder();
            int length = random.nextInt(120);
            for (int j = 0; j < length; j++) {
                noise.append(URL_SAFE.charAt(random.nextInt(64)));
            }
            noise.append('.').append(TEXT, TEXT.length() - 43, TEXT.length());
            isRefused(noise.toString());
        }
        isRefused("A".repeat(1_000_000));
        isRefused(".".repeat(1_000_000));
    }

    private static void isRefused(String text) {
        if (LinkToken.verify(text, Purpose.ACCEPT, KEYS).isPresent()) {
            throw new AssertionError("taken: " + text);
        }
    }

    private static String signed(String content, String prefix) {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(content.getBytes(UTF_8))
                + "."
                + base64.encodeToString(KEYS.sign(prefix + content));
    }

    private static String padded(String base64) {
        return base64
                + "=".repeat((4 - base64.length() % 4) % 4 == 0 ? 1 : 4 - base64.length() % 4);
    }

    private static List<String> others(String part) {
        var last = part.substring(part.length() - 1);
        return URL_SAFE.chars()
                .mapToObj(Character::toString)
                .filter(other -> !other.equals(last))
                .toList();
    }

    private static Email address(int number) {
        return Email.parse("sam" + number + "@vendor.example").orElseThrow();
    }

    private static String id() {
        return InvitationId.first(address(0)).toString();
    }
}
