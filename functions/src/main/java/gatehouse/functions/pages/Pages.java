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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /// For pages on which people sign in.
    private static final String SIGN_IN = "pages/sign-in.js";

    /// For pages that show instants.
    private static final String MOMENTS = "pages/moments.js";

    private final Page home;
    private final Page accept;
    private final Page activate;
    private final Page reset;
    private final Page email;
    private final Page unsubscribe;
    private final Page join;
    private final Page ticket;
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

        var linked = new Linked(icon, style, resource("pages/page.js"));
        var roles = "const ROLES = %s;\n".formatted(json("roles.json"));
        accept =
                linked.page(
                        JteacceptGenerated::render,
                        words("pages/words.json") + roles,
                        SIGN_IN,
                        MOMENTS,
                        "pages/accept.js");
        var passwords = words("pages/password-words.json");
        activate =
                linked.page(
                        JtepasswordGenerated::render,
                        "const PAGE = \"activate\";\n" + passwords,
                        "pages/password.js");
        reset =
                linked.page(
                        JtepasswordGenerated::render,
                        "const PAGE = \"reset\";\n" + passwords,
                        "pages/password.js");
        email =
                linked.page(
                        JteemailGenerated::render,
                        words("pages/email-words.json"),
                        "pages/email.js");
        unsubscribe =
                linked.page(
                        JteunsubscribeGenerated::render,
                        words("pages/unsubscribe-words.json"),
                        "pages/unsubscribe.js");
        join =
                linked.page(
                        JtejoinGenerated::render, words("pages/join-words.json"), "pages/join.js");
        ticket =
                linked.page(
                        JteticketGenerated::render,
                        words("pages/ticket-words.json") + roles,
                        SIGN_IN,
                        MOMENTS,
                        "pages/ticket.js");
    }

    /// The template of a page with a script, as it is generated.
    @FunctionalInterface
    private interface Scripted {
        void render(
                HtmlTemplateOutput out,
                HtmlInterceptor interceptor,
                String icon,
                String style,
                String script);
    }

    /// What the pages that links lead to have in common.
    ///
    /// @param shared the part of their scripts
    private record Linked(String icon, String style, String shared) {
        /// @param constants what stands before the shared part
        /// @param own the files of the page's own part
        Page page(Scripted template, String constants, String... own) {
            var script =
                    Stream.of(own)
                            .map(Pages::resource)
                            .collect(
                                    Collectors.joining(
                                            "", "\"use strict\";\n" + constants + shared, ""));
            return new Page(
                    body(out -> template.render(out, NOTHING_TO_ADD, icon, style, script)),
                    Security.scripted(style, script));
        }
    }

    private static String words(String name) {
        return "const WORDS = %s;\n".formatted(json(name));
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
    /// their address leads; the same for every tenant, whether there is one or not.
    public Page join() {
        return join;
    }

    /// `GET /tickets/{request}`: where both sides see a change request and talk about it; the same
    /// for every request, whether there is one or not.
    public Page ticket() {
        return ticket;
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
