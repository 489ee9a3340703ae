package gatehouse.functions.pages;

import gatehouse.aws.Environment;
import gatehouse.domain.Outcome;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET /.well-known/openid-configuration`: where the keys are, for authorizers of other services.
/// Gatehouse is no OpenID provider: there is nothing here but what checking an access token takes.
final class OpenIdConfiguration implements Verb {
    private final Environment environment;

    @Inject
    OpenIdConfiguration(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var base = environment.baseUrl();
        var body =
                Json.object().put("issuer", base).put("jwks_uri", base + "/.well-known/jwks.json");
        body.putArray("id_token_signing_alg_values_supported").add("RS256");
        return Outcome.done(Answer.json(200, body, PublicKeys.KEPT_FOR_MINUTES));
    }
}
