package gatehouse.functions.register;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.MailBudget;
import gatehouse.aws.Platform;
import gatehouse.aws.Registrations;
import gatehouse.aws.Table;
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
            RegisterComponent.Routes.class
        })
interface RegisterComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        RegisterComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        @Provides
        static List<Endpoint> endpoints(Register register, ConfirmAddress confirm) {
            return List.of(
                    Endpoint.openJson("POST /v1/tenants/{tenant}/registrations", register),
                    Endpoint.openJson("POST /v1/registration-links/confirm", confirm));
        }

        @Provides
        static Registrations registrations(Table table) {
            return new Registrations(table);
        }

        @Provides
        static MailBudget budget(Table table) {
            return new MailBudget(table);
        }
    }
}
