package gatehouse.functions.accept;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Platform;
import gatehouse.functions.Commands;
import gatehouse.functions.HttpModule;
import gatehouse.functions.LinksModule;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;

/// Puts the function together.
@Singleton
@Component(
        modules = {
            AwsModule.class,
            HttpModule.class,
            LinksModule.class,
            AcceptComponent.Routes.class
        })
interface AcceptComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        AcceptComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        @Provides
        static List<Endpoint> endpoints(Commands commands, OpenLink open, AcceptInvitation accept) {
            return List.of(
                    Endpoint.openJson("POST /v1/invitation-links/open", open),
                    Endpoint.eitherJson(
                            "POST /v1/invitation-links/accept",
                            commands.verb(accept, AcceptInvitation::isSecret)));
        }
    }
}
