package gatehouse.functions.profile;

import gatehouse.aws.Environment;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.Map;

/// `GET /v1/unsubscribe-links/{token}`: leads whoever follows the address in a mail's header to the
/// page, and switches nothing: scanners follow it too (F5).
final class LeadToPage implements Verb {
    private static final int SEE_OTHER = 303;

    private final UnsubscribeLinks links;
    private final String page;

    @Inject
    LeadToPage(UnsubscribeLinks links, Environment environment) {
        this.links = links;
        this.page = environment.baseUrl() + "/unsubscribe#";
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var token = request.path("token");
        return links.isOurs(token)
                ? request.form().ifGood(() -> Outcome.done(to(page + token)))
                : Outcome.refused(new Refusal.Hidden());
    }

    private static Answer to(String page) {
        return new Answer(
                SEE_OTHER, "", Map.of("Location", page, "Referrer-Policy", "no-referrer"));
    }
}
