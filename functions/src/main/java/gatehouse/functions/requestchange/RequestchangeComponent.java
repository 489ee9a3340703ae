package gatehouse.functions.requestchange;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.ChangeRequests;
import gatehouse.aws.Environment;
import gatehouse.aws.MailBudget;
import gatehouse.aws.Members;
import gatehouse.aws.OwnRoles;
import gatehouse.aws.Platform;
import gatehouse.aws.Secrets;
import gatehouse.aws.Table;
import gatehouse.functions.Commands;
import gatehouse.functions.HttpModule;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, HttpModule.class, RequestchangeComponent.Routes.class})
interface RequestchangeComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        RequestchangeComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        String TENANT = "/v1/tenants/{tenant}";
        String REQUESTS = TENANT + "/change-requests";
        String REQUEST = REQUESTS + "/{request}";

        @Provides
        static List<Endpoint> endpoints(
                Commands commands,
                ListContacts contacts,
                SubmitRequest submit,
                ListRequests list,
                ShowRequest show,
                CommentOnRequest comment,
                CancelRequest cancel,
                ImplementRequest implement,
                RejectRequest reject,
                ListQueue queue,
                TicketWebhook webhook) {
            return List.of(
                    Endpoint.of("GET " + TENANT + "/contacts", contacts),
                    Endpoint.json("POST " + REQUESTS, commands.verb(submit)),
                    Endpoint.of("GET " + REQUESTS, list),
                    Endpoint.of("GET " + REQUEST, show),
                    Endpoint.json("POST " + REQUEST + "/comments", commands.verb(comment)),
                    Endpoint.of("POST " + REQUEST + "/cancel", commands.verb(cancel)),
                    Endpoint.of("POST " + REQUEST + "/implement", commands.verb(implement)),
                    Endpoint.json("POST " + REQUEST + "/reject", commands.verb(reject)),
                    Endpoint.of("GET /v1/change-requests", queue),
                    Endpoint.openSigned("POST /v1/ticket-webhook", commands.unkept(webhook)));
        }

        /// What the vendor's help desk signs with.
        @Provides
        @Singleton
        static WebhookKeys webhookKeys(Secrets secrets, Environment environment) {
            return new WebhookKeys(secrets.keys(environment.required("TICKETS_SECRET")));
        }

        @Provides
        static ChangeRequests requests(Table table) {
            return new ChangeRequests(table);
        }

        @Provides
        static Members members(Table table) {
            return new Members(table);
        }

        @Provides
        static OwnRoles ownRoles(Table table) {
            return new OwnRoles(table);
        }

        @Provides
        static MailBudget budget(Table table) {
            return new MailBudget(table);
        }
    }
}
