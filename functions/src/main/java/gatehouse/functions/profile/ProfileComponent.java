package gatehouse.functions.profile;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Lazy;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Environment;
import gatehouse.aws.Files;
import gatehouse.aws.MailBudget;
import gatehouse.aws.Members;
import gatehouse.aws.Platform;
import gatehouse.aws.Secrets;
import gatehouse.aws.Table;
import gatehouse.domain.Hmac;
import gatehouse.functions.Commands;
import gatehouse.functions.HttpModule;
import gatehouse.functions.Unsubscribing;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, HttpModule.class, ProfileComponent.Routes.class})
interface ProfileComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        ProfileComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        String NOTIFICATIONS = "/v1/tenants/{tenant}/me/notifications";
        String AVATAR = "/v1/tenants/{tenant}/me/avatar";
        String UNSUBSCRIBE = "/v1/unsubscribe-links/{token}";

        @Provides
        @Singleton
        static Files files(Platform platform, Environment environment) {
            return AwsModule.files(platform, environment.required("FILES_BUCKET"));
        }

        @Provides
        static List<Endpoint> endpoints(
                Commands commands,
                ReadAccount account,
                ReadProfile profile,
                ChangeProfile change,
                ShowOwnAvatar avatar,
                ChangeAvatar changeAvatar,
                RemoveAvatar removeAvatar,
                ReadNotifications notifications,
                ChangeNotifications switches,
                OpenUnsubscribeLink openLink,
                LeadToPage lead,
                Unsubscribe unsubscribe) {
            return List.of(
                    Endpoint.of("GET /v1/me", account),
                    Endpoint.of("GET /v1/tenants/{tenant}/me", profile),
                    Endpoint.json("PATCH /v1/tenants/{tenant}/me", commands.verb(change)),
                    Endpoint.of("GET " + AVATAR, avatar),
                    Endpoint.picture("PUT " + AVATAR, commands.verb(changeAvatar)),
                    Endpoint.of("DELETE " + AVATAR, commands.verb(removeAvatar)),
                    Endpoint.of("GET " + NOTIFICATIONS, notifications),
                    Endpoint.json("PATCH " + NOTIFICATIONS, commands.verb(switches)),
                    Endpoint.openJson("POST /v1/unsubscribe-links/open", openLink),
                    Endpoint.open("GET " + UNSUBSCRIBE, lead),
                    Endpoint.openForm("POST " + UNSUBSCRIBE, unsubscribe));
        }

        /// The keys of the links that switch notifications off.
        @Provides
        @Singleton
        static Supplier<Hmac> keys(Secrets secrets, Environment environment) {
            return secrets.keys(environment.required("UNSUBSCRIBE_SECRET"));
        }

        /// Few requests need them, and their client must not make every start longer.
        @Provides
        @Singleton
        static Unsubscribing unsubscribing(Lazy<Supplier<Hmac>> keys) {
            return new Unsubscribing(() -> keys.get().get());
        }

        @Provides
        static MailBudget budget(Table table) {
            return new MailBudget(table);
        }

        @Provides
        static Members members(Table table) {
            return new Members(table);
        }
    }
}
