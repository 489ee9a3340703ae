package gatehouse.functions.roles;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.OwnRoles;
import gatehouse.aws.Platform;
import gatehouse.aws.Table;
import gatehouse.functions.Commands;
import gatehouse.functions.HttpModule;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, HttpModule.class, RolesComponent.Routes.class})
interface RolesComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        RolesComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        @Provides
        static List<Endpoint> endpoints(
                Commands commands,
                ListRoles list,
                ShowRole show,
                CreateRole create,
                ChangeRole change,
                DeleteRole delete) {
            var roles = "/v1/tenants/{tenant}/roles";
            var role = roles + "/{role}";
            return List.of(
                    Endpoint.of("GET " + roles, list),
                    Endpoint.json("POST " + roles, commands.verb(create)),
                    Endpoint.of("GET " + role, show),
                    Endpoint.json("PATCH " + role, commands.verb(change)),
                    Endpoint.of("DELETE " + role, commands.verb(delete)));
        }

        @Provides
        static OwnRoles ownRoles(Table table) {
            return new OwnRoles(table);
        }
    }
}
