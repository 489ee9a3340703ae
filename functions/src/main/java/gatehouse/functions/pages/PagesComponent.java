package gatehouse.functions.pages;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Platform;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.TenantId;
import gatehouse.functions.HttpModule;
import gatehouse.http.Answer;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, HttpModule.class, PagesComponent.Routes.class})
interface PagesComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        PagesComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        @Provides
        static List<Endpoint> endpoints(
                PublicKeys keys,
                OpenIdConfiguration configuration,
                AuthZenConfiguration decisions,
                Health health) {
            var pages = new Pages();
            return List.of(
                    Endpoint.open("GET /", _ -> Outcome.done(answer(pages.home()))),
                    Endpoint.open("GET /accept", _ -> Outcome.done(answer(pages.accept()))),
                    Endpoint.open("GET /activate", _ -> Outcome.done(answer(pages.activate()))),
                    Endpoint.open("GET /reset", _ -> Outcome.done(answer(pages.reset()))),
                    Endpoint.open("GET /email", _ -> Outcome.done(answer(pages.email()))),
                    Endpoint.open(
                            "GET /unsubscribe", _ -> Outcome.done(answer(pages.unsubscribe()))),
                    Endpoint.open(
                            "GET /join/{tenant}",
                            request ->
                                    TenantId.parse(request.path("tenant"))
                                            .map(_ -> Outcome.done(answer(pages.join())))
                                            .orElseGet(
                                                    () -> Outcome.refused(new Refusal.Hidden()))),
                    Endpoint.open(
                            "GET /tickets/{request}",
                            request ->
                                    ChangeRequestId.parse(request.path("request"))
                                            .map(_ -> Outcome.done(answer(pages.ticket())))
                                            .orElseGet(
                                                    () -> Outcome.refused(new Refusal.Hidden()))),
                    Endpoint.open(
                            "GET /problems/{type}",
                            request ->
                                    pages.problem(request.path("type"))
                                            .map(page -> Outcome.done(answer(page)))
                                            .orElseGet(
                                                    () -> Outcome.refused(new Refusal.Hidden()))),
                    Endpoint.open("GET /openapi.json", _ -> Outcome.done(answer(pages.contract()))),
                    Endpoint.open("GET /openapi", _ -> Outcome.done(answer(pages.contractPage()))),
                    Endpoint.open("GET /.well-known/jwks.json", keys),
                    Endpoint.open("GET /.well-known/openid-configuration", configuration),
                    Endpoint.open("GET /.well-known/authzen-configuration", decisions),
                    Endpoint.open("GET /health", health));
        }

        private static Answer answer(Page page) {
            return new Answer(200, page.body(), page.headers());
        }
    }
}
