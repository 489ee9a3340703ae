package gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CookiesAtTheEdgeTest {
    private static final String NAME = "__Host-test";
    private static final Duration LIFE = Duration.ofSeconds(5);

    /// Says in a cookie which one it saw, and erases another.
    private static final Verb ECHO =
            request ->
                    Outcome.done(
                            Answer.done()
                                    .with(
                                            new Cookie(
                                                    NAME,
                                                    request.cookie(NAME).orElse("none"),
                                                    LIFE))
                                    .with(Cookie.erasing("__Host-other")));

    @Test
    void are_given_to_the_gateway_and_taken_from_it() {
        assertThat(asked(ECHO, "b=1", NAME + "=seen"))
                .containsExactly(
                        new Cookie(NAME, "seen", LIFE).text(),
                        Cookie.erasing("__Host-other").text());
    }

    @Test
    void are_not_guessed_at_where_one_came_twice() {
        assertThat(asked(ECHO, NAME + "=a", NAME + "=b").getFirst()).startsWith(NAME + "=none;");
    }

    @Test
    void are_none_unless_the_verb_says_so_nor_in_a_dry_run() {
        assertThat(asked(_ -> Outcome.done(Answer.done()), NAME + "=a")).isEmpty();
        assertThat(Answer.done().with(Cookie.erasing(NAME)).tried().cookies()).isEmpty();
    }

    private static List<String> asked(Verb verb, String... cookies) {
        return AtTheEdge.asked(
                        Endpoint.open("GET /", verb),
                        AtTheEdge.request("GET").withCookies(List.of(cookies)))
                .getCookies();
    }
}
