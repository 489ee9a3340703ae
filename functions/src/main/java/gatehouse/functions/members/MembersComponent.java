package gatehouse.functions.members;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Platform;
import gatehouse.functions.Commands;
import gatehouse.functions.HttpModule;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, HttpModule.class, MembersComponent.Routes.class})
interface MembersComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        MembersComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        @Provides
        static List<Endpoint> endpoints(
                Commands commands, ListMembers list, ShowMember show, EndSessions endSessions) {
            var members = "/v1/tenants/{tenant}/members";
            var member = members + "/{member}";
            return List.of(
                    Endpoint.of("GET " + members, list),
                    Endpoint.of("GET " + member, show),
                    Endpoint.of("DELETE " + member + "/sessions", commands.verb(endSessions)));
        }
    }
}
