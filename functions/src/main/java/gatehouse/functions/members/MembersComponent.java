package gatehouse.functions.members;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Environment;
import gatehouse.aws.Files;
import gatehouse.aws.Groups;
import gatehouse.aws.MailBudget;
import gatehouse.aws.Platform;
import gatehouse.aws.Table;
import gatehouse.domain.EventType;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.HttpModule;
import gatehouse.functions.Stamps;
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
        String MEMBERS = "/v1/tenants/{tenant}/members";
        String MEMBER = MEMBERS + "/{member}";

        @Provides
        static List<Endpoint> endpoints(
                Commands commands,
                ListMembers list,
                CreateMember create,
                ImportMembers importing,
                ShowMember show,
                EditMember edit,
                DeleteMember delete,
                SetCredentials credentials,
                GiveGrant give,
                EndSessions endSessions,
                ShowAvatar avatar,
                PutAvatar putAvatar,
                States states) {
            return List.of(
                    Endpoint.of("GET " + MEMBERS, list),
                    Endpoint.json(
                            "POST " + MEMBERS,
                            commands.verb(create, request -> request.form().has("password"))),
                    Endpoint.csv("POST " + MEMBERS + "/import", commands.keyed(importing)),
                    Endpoint.of("GET " + MEMBER, show),
                    Endpoint.json("PATCH " + MEMBER, commands.verb(edit)),
                    Endpoint.of("DELETE " + MEMBER, commands.verb(delete)),
                    Endpoint.of("POST " + MEMBER + "/disable", commands.verb(states.disable())),
                    Endpoint.of("POST " + MEMBER + "/enable", commands.verb(states.enable())),
                    Endpoint.of(
                            "POST " + MEMBER + "/resend-activation",
                            commands.verb(states.activate())),
                    Endpoint.of(
                            "POST " + MEMBER + "/reset-password", commands.verb(states.reset())),
                    Endpoint.json(
                            "POST " + MEMBER + "/credentials",
                            commands.verb(credentials, request -> request.form().has("password"))),
                    Endpoint.json("POST " + MEMBER + "/grants", commands.verb(give)),
                    Endpoint.of("DELETE " + MEMBER + "/sessions", commands.verb(endSessions)),
                    Endpoint.of("GET " + MEMBER + "/avatar", avatar),
                    Endpoint.picture("PUT " + MEMBER + "/avatar", commands.verb(putAvatar)));
        }

        /// Commands of which there are two each.
        record States(Command disable, Command enable, Command activate, Command reset) {}

        @Provides
        static States states(Reaching reaching, MailBudget budget, Stamps stamps) {
            return new States(
                    new SetEnabled(reaching, stamps, false),
                    new SetEnabled(reaching, stamps, true),
                    new SendLink(reaching, budget, stamps, EventType.ACTIVATION_SENT),
                    new SendLink(reaching, budget, stamps, EventType.RESET_SENT));
        }

        @Provides
        @Singleton
        static Files files(Platform platform, Environment environment) {
            return AwsModule.files(platform, environment.required("FILES_BUCKET"));
        }

        @Provides
        static Groups groups(Table table) {
            return new Groups(table);
        }

        @Provides
        static MailBudget budget(Table table) {
            return new MailBudget(table);
        }
    }
}
