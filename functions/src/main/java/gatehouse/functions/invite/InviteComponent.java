package gatehouse.functions.invite;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Invitations;
import gatehouse.aws.MailBudget;
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
@Component(modules = {AwsModule.class, HttpModule.class, InviteComponent.Routes.class})
interface InviteComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        InviteComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        @Provides
        static List<Endpoint> endpoints(
                Commands commands,
                InviteVendorUser invite,
                ListInvitations list,
                ShowInvitation show,
                ResendInvitation resend,
                InviteCustomers inviteCustomers,
                ListCustomerInvitations listOfCustomer,
                ShowCustomerInvitation showOfCustomer,
                ResendCustomerInvitation resendOfCustomer) {
            var invitations = "/v1/tenants/{tenant}/invitations";
            var ofCustomer = "/v1/tenants/{tenant}/customers/{customer}/invitations";
            return List.of(
                    Endpoint.json(
                            "POST /v1/tenants/{tenant}/vendor-invitations", commands.verb(invite)),
                    Endpoint.of("GET " + invitations, list),
                    Endpoint.of("GET " + invitations + "/{invitation}", show),
                    Endpoint.of(
                            "POST " + invitations + "/{invitation}/resend", commands.verb(resend)),
                    Endpoint.json("POST " + ofCustomer, commands.keyed(inviteCustomers)),
                    Endpoint.of("GET " + ofCustomer, listOfCustomer),
                    Endpoint.of("GET " + ofCustomer + "/{invitation}", showOfCustomer),
                    Endpoint.of(
                            "POST " + ofCustomer + "/{invitation}/resend",
                            commands.verb(resendOfCustomer)));
        }

        @Provides
        static Invitations invitations(Table table) {
            return new Invitations(table);
        }

        @Provides
        static MailBudget budget(Table table) {
            return new MailBudget(table);
        }
    }
}
