package gatehouse.functions.revoke;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Members;
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
@Component(modules = {AwsModule.class, HttpModule.class, RevokeComponent.Routes.class})
interface RevokeComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        RevokeComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        @Provides
        static List<Endpoint> endpoints(
                Commands commands,
                RevokeInvitation revokeInvitation,
                DeleteCustomerInvitation deleteCustomerInvitation,
                ListGrants list,
                ChangeGrant change,
                RevokeGrant revoke) {
            var grant = "/v1/tenants/{tenant}/members/{member}/grants/{grant}";
            return List.of(
                    Endpoint.of(
                            "DELETE /v1/tenants/{tenant}/invitations/{invitation}",
                            commands.verb(revokeInvitation)),
                    Endpoint.of(
                            "DELETE /v1/tenants/{tenant}/customers/{customer}/invitations/{invitation}",
                            commands.verb(deleteCustomerInvitation)),
                    Endpoint.of("GET /v1/tenants/{tenant}/grants", list),
                    Endpoint.json("PATCH " + grant, commands.verb(change)),
                    Endpoint.of("DELETE " + grant, commands.verb(revoke)));
        }

        @Provides
        static Members members(Table table) {
            return new Members(table);
        }
    }
}
