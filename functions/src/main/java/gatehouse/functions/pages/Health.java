package gatehouse.functions.pages;

import gatehouse.aws.PublishedKeys;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET /health`: 200 once the table answers and `bootstrap` has run; 503 before that.
final class Health implements Verb {
    private final PublishedKeys keys;

    @Inject
    Health(PublishedKeys keys) {
        this.keys = keys;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return keys.all().isEmpty()
                ? Outcome.refused(new Refusal.Unavailable())
                : Outcome.done(Answer.ok(Json.object().put("status", "ok")));
    }
}
