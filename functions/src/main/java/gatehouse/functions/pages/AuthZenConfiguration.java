package gatehouse.functions.pages;

import gatehouse.aws.Environment;
import gatehouse.domain.Outcome;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET /.well-known/authzen-configuration`: where to ask who may do what (AuthZEN, section 9).
/// What is not named there is not to be had: nothing is searched.
final class AuthZenConfiguration implements Verb {
    private final Environment environment;

    @Inject
    AuthZenConfiguration(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var base = environment.baseUrl();
        var body =
                Json.object()
                        .put("policy_decision_point", base)
                        .put("access_evaluation_endpoint", base + "/access/v1/evaluation")
                        .put("access_evaluations_endpoint", base + "/access/v1/evaluations");
        return Outcome.done(Answer.json(200, body, PublicKeys.KEPT_FOR_MINUTES));
    }
}
