package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.mail.Mail;
import java.util.List;
import java.util.Map;

/// How the reader of a notification gets no more of its kind.
final class WayOut {
    static final String LINKS = "/v1/unsubscribe-links/";
    static final String ONE_CLICK = "List-Unsubscribe=One-Click";
    private static final String HEADER = "List-Unsubscribe";
    private static final String HEADER_OF_POST = "List-Unsubscribe-Post";

    private WayOut() {}

    /// The token of a notification, which its header and the link at its end both have.
    static String token(Mail mail) {
        var base = House.SYSTEM.base();
        var header = mail.headers().getOrDefault(HEADER, "");
        assertThat(header).as(mail.subject()).startsWith("<" + base + LINKS).endsWith(">");
        assertThat(mail.headers()).containsEntry(HEADER_OF_POST, ONE_CLICK);
        var token = header.substring(base.length() + LINKS.length() + 1, header.length() - 1);
        assertThat(mail.links()).last().isEqualTo(base + "/unsubscribe#" + token);
        assertThat(mail.text().stripTrailing()).endsWith(base + "/unsubscribe#" + token);
        assertThat(mail.html()).contains("href=\"" + base + "/unsubscribe#" + token + "\"");
        return token;
    }

    /// A mail that nobody can switch off says so by saying nothing.
    static void none(Mail mail) {
        assertThat(mail.headers()).doesNotContainKeys(HEADER, HEADER_OF_POST);
        assertThat(mail.text() + mail.html()).doesNotContain("unsubscribe");
    }

    /// What a mail program does.
    static Reply post(String token) {
        return House.ask("POST", LINKS + token, "", ONE_CLICK, Map.of());
    }

    static Reply open(String token) {
        return House.post(LINKS + "open", "", House.object().put("token", token));
    }

    /// A person's switches in a tenant.
    static JsonNode switches(Person person, String tenant) {
        return House.get(place(tenant), House.signIn(person)).json();
    }

    /// Switches kinds off or on, as a person does who is signed in.
    static void set(Person person, String tenant, boolean on, List<String> kinds) {
        var body = House.object();
        kinds.forEach(kind -> body.put(kind, on));
        var any = Map.of("If-Match", "*");
        var reply = House.ask("PATCH", place(tenant), House.signIn(person), body.toString(), any);
        assertThat(reply.status()).isEqualTo(200);
    }

    private static String place(String tenant) {
        return "/v1/tenants/" + tenant + "/me/notifications";
    }
}
