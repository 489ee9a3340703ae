package gatehouse.functions.groups;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Groups;
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
@Component(modules = {AwsModule.class, HttpModule.class, GroupsComponent.Routes.class})
interface GroupsComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        GroupsComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        @Provides
        static List<Endpoint> endpoints(
                Commands commands,
                ListGroups list,
                ShowGroup show,
                CreateGroup create,
                ChangeGroup change,
                DeleteGroup delete) {
            var groups = "/v1/tenants/{tenant}/groups";
            var group = groups + "/{group}";
            return List.of(
                    Endpoint.of("GET " + groups, list),
                    Endpoint.json("POST " + groups, commands.verb(create)),
                    Endpoint.of("GET " + group, show),
                    Endpoint.json("PATCH " + group, commands.verb(change)),
                    Endpoint.of("DELETE " + group, commands.verb(delete)));
        }

        @Provides
        static Groups groups(Table table) {
            return new Groups(table);
        }
    }
}
