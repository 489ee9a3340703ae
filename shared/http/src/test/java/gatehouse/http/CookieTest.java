package gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CookieTest {
    private static final String NAME = "__Host-test";
    private static final String KEPT_BACK = "; Path=/; Secure; HttpOnly; SameSite=Strict";

    @Test
    void goes_back_to_this_host_only_and_lives_as_long_as_it_says() {
        assertThat(new Cookie(NAME, "a.b-c_1~", Duration.ofMinutes(10)).text())
                .isEqualTo("__Host-test=a.b-c_1~; Max-Age=600" + KEPT_BACK);
    }

    @Test
    void is_erased_by_one_that_is_over_at_once_with_the_same_attributes() {
        assertThat(Cookie.erasing(NAME).text()).isEqualTo("__Host-test=; Max-Age=0" + KEPT_BACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "__host-test", "__Secure-test", "__Host-", "__Host-a;b", ""})
    void has_a_name_that_browsers_hold_to_this_host(String name) {
        assertThatThrownBy(() -> new Cookie(name, "v", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a; Domain=evil", "a,b", "a b", "\"a\"", "a\r\nSet-Cookie: b=c", "é"})
    void cannot_be_broken_out_of_by_its_value_which_no_error_repeats(String value) {
        assertThatThrownBy(() -> new Cookie(NAME, value, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(value);
    }

    @Test
    void counts_as_absent_where_its_name_came_twice() {
        assertThat(Cookie.sentOnce(List.of("a=1", "b=2", "a=3", "c=4=5", "a=6", " d = 7 ")))
                .isEqualTo(Map.of("b", "2", "c", "4=5", "d", "7"));
    }

    @Test
    void needs_a_name_of_its_own_letter_for_letter() {
        assertThat(Cookie.sentOnce(List.of("__host-test=1", "__Host-test=2", "__Host-test2=3")))
                .containsEntry(NAME, "2");
    }

    @Test
    void is_nothing_without_an_equals_sign() {
        assertThat(Cookie.sentOnce(List.of("__Host-test", "", ";"))).doesNotContainKey(NAME);
    }
}
