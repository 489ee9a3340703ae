package gatehouse.functions.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.domain.Password;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PagesTest {
    private static final Pages PAGES = new Pages();

    /// The page's dictionary: exactly these languages, or reading it fails.
    record Words(Map<String, String> en, Map<String, String> de) {}

    private static Stream<Page> everyPage() {
        return Stream.concat(
                Stream.of(
                        PAGES.home(),
                        PAGES.accept(),
                        PAGES.activate(),
                        PAGES.reset(),
                        PAGES.unsubscribe(),
                        PAGES.ticket(),
                        PAGES.contractPage()),
                Stream.of(ProblemType.values())
                        .map(type -> PAGES.problem(type.id()).orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void the_policy_allows_exactly_the_style_and_script_that_are_served(Page page)
            throws Exception {
        assertThat(directive(page, "style-src")).isEqualTo(hashes(page, "style"));
        var scripts = hashes(page, "script");
        assertThat(directive(page, "script-src"))
                .isEqualTo(scripts.isEmpty() ? List.of("'none'") : scripts);
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void nothing_comes_from_elsewhere(Page page) {
        // what an example shows is text, not a link
        assertThat(page.body().replaceAll("(?s)<pre>.*?</pre>", ""))
                .doesNotContain("http://", "https://", "@import", "url(", " style=\"")
                .doesNotContainPattern("\\son[a-z]+=|(src|href|action)=\"//")
                .doesNotContainPattern("<(iframe|object|embed|base)\\b");
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void every_page_keeps_to_itself(Page page) {
        assertThat(directives(page))
                .containsEntry("default-src", List.of("'none'"))
                .containsEntry("base-uri", List.of("'none'"))
                .containsEntry("form-action", List.of("'none'"))
                .containsEntry("frame-ancestors", List.of("'none'"));
        assertThat(page.headers())
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
                .containsKeys("Permissions-Policy", "Cache-Control");
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void every_page_is_one_whole_document(Page page) {
        assertThat(page.body().stripTrailing())
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .endsWith("</html>")
                .containsOnlyOnce("<title>")
                .containsOnlyOnce("<main>")
                .doesNotContain("@template", "@param", "@for", "$unsafe");
    }

    /// Those that a link in a mail leads to.
    private static List<Page> linked() {
        return List.of(
                PAGES.accept(),
                PAGES.activate(),
                PAGES.reset(),
                PAGES.unsubscribe(),
                PAGES.ticket());
    }

    @Test
    void only_the_pages_of_links_talk_to_the_api_and_browsers_keep_none_of_them() {
        for (var page : linked()) {
            assertThat(directive(page, "connect-src")).containsExactly("'self'");
            assertThat(page.headers()).containsEntry("Cache-Control", "no-store");
        }
        assertThat(directive(PAGES.home(), "connect-src")).containsExactly("'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "language",
                "heading",
                "offer",
                "tenant",
                "role",
                "window",
                "reason",
                "inviter",
                "problem",
                "username",
                "password",
                "sign-in",
                "accept",
                "accepted"
            })
    void the_accept_page_has_what_browser_tests_look_for(String id) {
        assertThat(PAGES.accept().body()).containsOnlyOnce(" id=\"" + id + "\"");
    }

    @Test
    void the_pages_to_sign_in_on_help_password_managers_and_screen_readers() {
        for (var page : List.of(PAGES.accept(), PAGES.ticket())) {
            assertThat(page.body())
                    .contains("autocomplete=\"username\"", "autocomplete=\"current-password\"")
                    .contains("<div id=\"problem\" role=\"alert\"></div>")
                    .contains("<label for=\"username\"", "<label for=\"password\"");
        }
    }

    @Test
    void the_page_of_tickets_has_a_label_for_each_field_and_makes_no_markup_of_what_it_is_told() {
        var body = PAGES.ticket().body();
        var fields = found("<(?:input|textarea) id=\"([^\"]+)\"", body);
        assertThat(fields).contains("username", "comment", "rejection");
        assertThat(fields).allSatisfy(id -> assertThat(body).contains("<label for=\"" + id + "\""));
        assertThat(body).doesNotContain("insertAdjacentHTML", "outerHTML", "document.write");
    }

    @Test
    void the_pages_of_passwords_help_password_managers_and_screen_readers() {
        for (var page : List.of(PAGES.activate(), PAGES.reset())) {
            assertThat(page.body())
                    .contains("autocomplete=\"username\"", "autocomplete=\"new-password\"")
                    .contains("<div id=\"problem\" role=\"alert\"></div>")
                    .contains("<label for=\"login\"", "<label for=\"again\"");
        }
    }

    @Test
    void the_page_has_words_for_all_that_can_be_wrong_with_a_password() {
        var faults = new HashSet<String>();
        for (var bad :
                List.of("short", " ".repeat(9), "\0".repeat(9), "password2026", "Steinbrecher-9")) {
            faults.addAll(Password.faults(bad, "password"::equals, List.of("Steinbrecher")));
        }
        assertThat(faults).hasSize(5);
        assertThat(PAGES.reset().body())
                .contains(faults.stream().map(fault -> "  \"" + fault + "\": \"").toList());
    }

    @ParameterizedTest
    @MethodSource("linked")
    void a_page_of_links_keeps_nothing_in_the_browser(Page page) {
        assertThat(page.body())
                .contains("history.replaceState")
                .doesNotContain(
                        "localStorage",
                        "sessionStorage",
                        "document.cookie",
                        "indexedDB",
                        "innerHTML",
                        "eval(");
    }

    /// The pages with words of their own: the file of the words, the script, what is served.
    record Worded(String words, List<String> scripts, Page page) {
        Words read() {
            return dictionary("/gatehouse/functions/pages/" + words);
        }

        /// What it says of itself, and what such pages say.
        String script() {
            return Stream.concat(scripts.stream(), Stream.of("page.js"))
                    .map(name -> resource("/gatehouse/functions/pages/" + name))
                    .collect(Collectors.joining());
        }
    }

    private static Stream<Worded> worded() {
        return Stream.of(
                new Worded(
                        "words.json",
                        List.of("accept.js", "sign-in.js", "moments.js"),
                        PAGES.accept()),
                new Worded("password-words.json", List.of("password.js"), PAGES.reset()),
                new Worded(
                        "unsubscribe-words.json", List.of("unsubscribe.js"), PAGES.unsubscribe()),
                new Worded(
                        "ticket-words.json",
                        List.of("ticket.js", "sign-in.js", "moments.js"),
                        PAGES.ticket()));
    }

    @ParameterizedTest
    @MethodSource("worded")
    void each_language_says_everything(Worded it) {
        var words = it.read();
        assertThat(words.en().keySet()).isEqualTo(words.de().keySet());
        assertThat(words.en().values()).noneMatch(String::isBlank);
        assertThat(words.de().values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @MethodSource("worded")
    void each_language_fills_in_the_same_values(Worded it) {
        var words = it.read();
        words.en()
                .forEach((word, english) ->
                        assertThat(found("\\{(\\w+)}", words.de().getOrDefault(word, "")))
                                .as(word)
                                .isEqualTo(found("\\{(\\w+)}", english)));
    }

    @ParameterizedTest
    @MethodSource("worded")
    void every_word_is_used_and_every_word_used_is_there(Worded it) {
        var script = it.script();
        var words = it.read().en();
        var inTemplate = found("data-word=\"(\\w+)\"", it.page().body());

        assertThat(words).containsKeys(inTemplate.toArray(String[]::new));
        assertThat(words).containsKeys(found("\\bsay\\(\"(\\w+)\"", script).toArray(String[]::new));
        assertThat(words.keySet())
                .allMatch(word -> inTemplate.contains(word) || script.contains('"' + word + '"'));
    }

    @ParameterizedTest
    @EnumSource
    void every_problem_type_is_documented(ProblemType type) {
        var body = PAGES.problem(type.id()).orElseThrow().body();

        assertThat(body)
                .contains("<h1>" + type.title() + "</h1>")
                .contains("/problems/" + type.id())
                .contains(String.valueOf(type.status()))
                .contains(type.meaning(), type.remedy());
        assertThat(PAGES.home().body()).contains("href=\"problems/" + type.id() + "\"");
    }

    @Test
    void the_problem_types_are_these() {
        assertThat(Stream.of(ProblemType.values()).map(ProblemType::id))
                .containsExactlyInAnyOrder(
                        "invalid",
                        "malformed",
                        "not-found",
                        "lacks-permission",
                        "module-off",
                        "second-factor-required",
                        "password-change-required",
                        "sign-in-again",
                        "outranked",
                        "out-of-reach",
                        "other-person",
                        "not-admitted",
                        "external-identity",
                        "not-signed-in",
                        "code-required",
                        "conflict",
                        "gone",
                        "stale",
                        "precondition-required",
                        "too-large",
                        "unsupported-media-type",
                        "too-many-requests",
                        "unavailable",
                        "internal",
                        "idempotency-key-reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "NOT_FOUND", "not-found/", "../accept"})
    void an_unknown_problem_type_has_no_page(String type) {
        assertThat(PAGES.problem(type)).isEmpty();
    }

    @Test
    void the_contract_is_served_as_it_is_written_and_may_be_kept() {
        assertThat(PAGES.contract().body()).startsWith("{").contains("\"openapi\": \"3.1");
        assertThat(PAGES.contract().headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Cache-Control", "public, max-age=3600");
    }

    @Test
    void the_page_of_the_contract_shows_every_operation_and_schema_and_its_links_lead_somewhere()
            throws IOException {
        var document = new ObjectMapper().readTree(PAGES.contract().body());
        var page = PAGES.contractPage().body();
        var anchors = found(" id=\"([^\"]+)\"", page);

        for (var path : document.path("paths")) {
            path.properties().stream()
                    .filter(method -> !method.getKey().equals("head"))
                    .filter(method -> method.getValue().has("operationId"))
                    .forEach(method ->
                            assertThat(anchors)
                                    .contains(method.getValue().path("operationId").asText()));
        }
        document.path("components")
                .path("schemas")
                .fieldNames()
                .forEachRemaining(name -> assertThat(anchors).contains("schema-" + name));
        assertThat(anchors).containsAll(found("href=\"#([^\"]+)\"", page));
    }

    private static Words dictionary(String name) {
        try {
            return new ObjectMapper().readValue(resource(name), Words.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(hit -> hit.group(1))
                .collect(Collectors.toSet());
    }

    private static String resource(String name) {
        try (var file = PagesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> hashes(Page page, String element) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        return Pattern.compile("<%1$s>(.*?)</%1$s>".formatted(element), Pattern.DOTALL)
                .matcher(page.body())
                .results()
                .map(MatchResult::group)
                .map(whole ->
                        whole.substring(
                                element.length() + 2, whole.length() - element.length() - 3))
                .map(inline -> digest.digest(inline.getBytes(UTF_8)))
                .map(hash -> "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
                .toList();
    }

    private static List<String> directive(Page page, String name) {
        return Objects.requireNonNull(directives(page).get(name), name);
    }

    private static Map<String, List<String>> directives(Page page) {
        var policy = Objects.requireNonNull(page.headers().get("Content-Security-Policy"));
        return Stream.of(policy.split(";"))
                .map(String::strip)
                .map(directive -> List.of(directive.split(" ")))
                .collect(Collectors.toMap(List::getFirst, parts -> parts.subList(1, parts.size())));
    }
}
