package gatehouse.functions.signin;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.EventId;
import gatehouse.domain.IdentityProvider;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Tenant;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// `POST /v1/sessions/external/start`: what a frontend needs to send somebody to the provider of a
/// tenant. Nothing is stored, and nobody is asked.
final class StartExternal implements Verb {
    private final Providers providers;
    private final Nonces nonces;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    StartExternal(Providers providers, Nonces nonces, Clock clock, RandomGenerator random) {
        this.providers = providers;
        this.nonces = nonces;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var form = request.form();
        var tenant = form.required("tenant", Optional::of, "must be text");
        return form.ifGood(() ->
                providers
                        .tenant(tenant.orElseThrow())
                        .map(this::start)
                        .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private Outcome<Answer> start(Tenant tenant) {
        return Outcome.done(Answer.ok(json(tenant, tenant.externalProvider().orElseThrow())));
    }

    private JsonNode json(Tenant tenant, IdentityProvider.Oidc provider) {
        var nonce = nonces.mint(EventId.next(random).value(), tenant.id(), clock.instant());
        return Json.object()
                .put("name", provider.name())
                .put("issuer", provider.issuer())
                .put("clientId", provider.clientId())
                .put("responseType", "code")
                .put("scope", "openid email profile")
                .put("nonce", nonce)
                .put("expiresIn", Nonces.LIFETIME.toSeconds());
    }
}
