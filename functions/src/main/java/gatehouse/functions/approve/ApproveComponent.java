package gatehouse.functions.approve;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Platform;
import gatehouse.aws.Registrations;
import gatehouse.aws.Table;
import gatehouse.functions.Commands;
import gatehouse.functions.HttpModule;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, HttpModule.class, ApproveComponent.Routes.class})
interface ApproveComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        ApproveComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        String REGISTRATIONS = "/v1/tenants/{tenant}/registrations";

        @Provides
        static List<Endpoint> endpoints(
                Commands commands,
                ListRegistrations list,
                ShowRegistration show,
                Deciding deciding,
                Approve approve,
                Disapprove disapprove) {
            return List.of(
                    Endpoint.of("GET " + REGISTRATIONS, list),
                    Endpoint.of("GET " + REGISTRATIONS + "/{registration}", show),
                    Endpoint.json(
                            "POST " + REGISTRATIONS + "/approve",
                            commands.keyed(request -> deciding.run(approve, request))),
                    Endpoint.json(
                            "POST " + REGISTRATIONS + "/disapprove",
                            commands.keyed(request -> deciding.run(disapprove, request))));
        }

        @Provides
        static Registrations registrations(Table table) {
            return new Registrations(table);
        }
    }
}
