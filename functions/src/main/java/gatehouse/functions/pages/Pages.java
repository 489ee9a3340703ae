package gatehouse.functions.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import gatehouse.http.Json;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// The pages that people see, each one document that needs nothing besides itself.
///
/// All are the same for everybody, so they are made once. What a page shows about a person or an
/// offer, its script asks of the API; a GET on any of them reads nothing, spends nothing and never
/// sees a link's token.
public final class Pages {
    private static final HtmlInterceptor NOTHING_TO_ADD =
            new HtmlInterceptor() {
                @Override
                public void onHtmlTagOpened(
                        String tag, Map<String, Object> attributes, TemplateOutput output) {}

                @Override
                public void onHtmlTagClosed(String tag, TemplateOutput output) {}
            };

    private final Page home;
    private final Page accept;
    private final Page activate;
    private final Page reset;
    private final Page email;
    private final Page unsubscribe;
    private final Page join;
    private final Page contract;
    private final Page contractPage;
    private final Map<ProblemType, Page> problems = new EnumMap<>(ProblemType.class);

    public Pages() {
        var style = resource("pages/pages.css");
        var icon =
                "data:image/svg+xml;base64,"
                        + Base64.getEncoder()
                                .encodeToString(resource("pages/icon.svg").getBytes(UTF_8));
        var readOnly = Security.readOnly(style);
        home =
                new Page(
                        body(out -> JtehomeGenerated.render(out, NOTHING_TO_ADD, icon, style)),
                        readOnly);
        for (var type : ProblemType.values()) {
            problems.put(
                    type,
                    new Page(
                            body(out ->
                                    JteproblemGenerated.render(
                                            out, NOTHING_TO_ADD, icon, style, type)),
                            readOnly));
        }
        var document = resource("pages/openapi.json");
        contract = new Page(document, Security.data());
        var described = new Contract(Json.read(document).orElseThrow());
        contractPage =
                new Page(
                        body(out ->
                                JteopenapiGenerated.render(
                                        out, NOTHING_TO_ADD, icon, style, described)),
                        readOnly);
        var script =
                "\"use strict\";\nconst WORDS = %s;\nconst ROLES = %s;\n"
                                .formatted(json("pages/words.json"), json("roles.json"))
                        + resource("pages/page.js")
                        + resource("pages/accept.js");
        accept =
                new Page(
                        body(out ->
                                JteacceptGenerated.render(
                                        out, NOTHING_TO_ADD, icon, style, script)),
                        Security.scripted(style, script));
        activate = password("activate", icon, style);
        reset = password("reset", icon, style);
        join = join(icon, style);
        var confirming =
                "\"use strict\";\nconst WORDS = %s;\n".formatted(json("pages/email-words.json"))
                        + resource("pages/page.js")
                        + resource("pages/email.js");
        email =
                new Page(
                        body(out ->
                                JteemailGenerated.render(
                                        out, NOTHING_TO_ADD, icon, style, confirming)),
                        Security.scripted(style, confirming));
        var leaving =
                "\"use strict\";\nconst WORDS = %s;\n"
                                .formatted(json("pages/unsubscribe-words.json"))
                        + resource("pages/page.js")
                        + resource("pages/unsubscribe.js");
        unsubscribe =
                new Page(
                        body(out ->
                                JteunsubscribeGenerated.render(
                                        out, NOTHING_TO_ADD, icon, style, leaving)),
                        Security.scripted(style, leaving));
    }

    /// Where somebody registers with a tenant, and confirms the address: the same for every tenant,
    /// whether there is one or not.
    private static Page join(String icon, String style) {
        var script =
                "\"use strict\";\nconst WORDS = %s;\n".formatted(json("pages/join-words.json"))
                        + resource("pages/page.js")
                        + resource("pages/join.js");
        return new Page(
                body(out -> JtejoinGenerated.render(out, NOTHING_TO_ADD, icon, style, script)),
                Security.scripted(style, script));
    }

    private static Page password(String name, String icon, String style) {
        var script =
                "\"use strict\";\nconst PAGE = \"%s\";\nconst WORDS = %s;\n"
                                .formatted(name, json("pages/password-words.json"))
                        + resource("pages/page.js")
                        + resource("pages/password.js");
        return new Page(
                body(out -> JtepasswordGenerated.render(out, NOTHING_TO_ADD, icon, style, script)),
                Security.scripted(style, script));
    }

    /// `GET /`
    public Page home() {
        return home;
    }

    /// `GET /accept`: where an invitation's link leads; the token stands in the fragment, which no
    /// server sees.
    public Page accept() {
        return accept;
    }

    /// `GET /activate`: where the link to a first password leads.
    public Page activate() {
        return activate;
    }

    /// `GET /reset`: where the link to another password leads; without one it asks for the login.
    public Page reset() {
        return reset;
    }

    /// `GET /email`: where the link that confirms a mail address leads.
    public Page email() {
        return email;
    }

    /// `GET /unsubscribe`: where the link that switches notifications off leads.
    public Page unsubscribe() {
        return unsubscribe;
    }

    /// `GET /join/{tenant}`: where people register with a tenant, and where the link that confirms
    /// their address leads.
    public Page join() {
        return join;
    }

    /// `GET /problems/{type}`: what a problem means and what to do; empty for a type that does not
    /// exist.
    public Optional<Page> problem(String type) {
        return ProblemType.of(type).map(problems::get);
    }

    /// `GET /openapi.json`: the contract, as it is written.
    public Page contract() {
        return contract;
    }

    /// `GET /openapi`: the contract for people to read.
    public Page contractPage() {
        return contractPage;
    }

    /// JSON without spaces, that cannot end the script element it stands in.
    private static String json(String name) {
        return Json.write(Json.read(resource(name)).orElseThrow()).replace("<", "\\u003c");
    }

    private static String body(Consumer<HtmlTemplateOutput> template) {
        var out = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(out));
        return out.toString();
    }

    private static String resource(String name) {
        try (var file = Pages.class.getResourceAsStream("/gatehouse/functions/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
