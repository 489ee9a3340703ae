package gatehouse.functions.credentials;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Environment;
import gatehouse.aws.MailBudget;
import gatehouse.aws.Platform;
import gatehouse.aws.Secrets;
import gatehouse.aws.Table;
import gatehouse.domain.Hmac;
import gatehouse.functions.Commands;
import gatehouse.functions.HttpModule;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, HttpModule.class, CredentialsComponent.Routes.class})
interface CredentialsComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        CredentialsComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        @Provides
        static List<Endpoint> endpoints(
                Commands commands,
                ListSessions list,
                EndSession end,
                EndSessions endAll,
                AskReset askReset,
                CompleteReset completeReset,
                CompleteActivation completeActivation) {
            var sessions = "/v1/me/sessions";
            return List.of(
                    Endpoint.of("GET " + sessions, list),
                    Endpoint.of("DELETE " + sessions, commands.verb(endAll)),
                    Endpoint.of("DELETE " + sessions + "/{session}", commands.verb(end)),
                    Endpoint.openJson("POST /v1/password-resets", askReset),
                    Endpoint.openJson("POST /v1/password-resets/complete", completeReset),
                    Endpoint.openJson("POST /v1/activations/complete", completeActivation));
        }

        @Provides
        static MailBudget budget(Table table) {
            return new MailBudget(table);
        }

        /// The keys of links.
        @Provides
        @Singleton
        static Supplier<Hmac> links(Secrets secrets, Environment environment) {
            return secrets.keys(environment.required("LINKS_SECRET"));
        }
    }
}
