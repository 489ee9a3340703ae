package gatehouse.functions.credentials;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Environment;
import gatehouse.aws.MailBudget;
import gatehouse.aws.Platform;
import gatehouse.aws.Secrets;
import gatehouse.aws.Table;
import gatehouse.domain.factor.Sealing;
import gatehouse.functions.Commands;
import gatehouse.functions.Devices;
import gatehouse.functions.HttpModule;
import gatehouse.functions.LinksModule;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Puts the function together.
@Singleton
@Component(
        modules = {
            AwsModule.class,
            HttpModule.class,
            LinksModule.class,
            CredentialsComponent.Routes.class
        })
interface CredentialsComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        CredentialsComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        @Provides
        static List<Endpoint> endpoints(
                Commands commands,
                ChangeCredentials change,
                ListSessions list,
                EndSession end,
                EndSessions endAll,
                AskReset askReset,
                CompleteReset completeReset,
                CompleteActivation completeActivation,
                CompleteEmailChange completeEmailChange,
                BeginTotp begin,
                ConfirmTotp confirm,
                ReplaceRecoveryCodes replaceCodes,
                RemoveTotp remove) {
            var sessions = "/v1/me/sessions";
            var totp = "/v1/me/totp";
            return List.of(
                    Endpoint.json("POST /v1/me/credentials", commands.unkept(change)),
                    Endpoint.json("POST " + totp, commands.unkept(begin)),
                    Endpoint.json("POST " + totp + "/confirm", commands.unkept(confirm)),
                    Endpoint.json(
                            "POST " + totp + "/recovery-codes", commands.unkept(replaceCodes)),
                    Endpoint.json("DELETE " + totp, commands.unkept(remove)),
                    Endpoint.of("GET " + sessions, list),
                    Endpoint.of("DELETE " + sessions, commands.verb(endAll)),
                    Endpoint.of("DELETE " + sessions + "/{session}", commands.verb(end)),
                    Endpoint.openJson("POST /v1/password-resets", askReset),
                    Endpoint.openJson("POST /v1/password-resets/complete", completeReset),
                    Endpoint.openJson("POST /v1/activations/complete", completeActivation),
                    Endpoint.openJson("POST /v1/email-changes/complete", completeEmailChange));
        }

        @Provides
        static MailBudget budget(Table table) {
            return new MailBudget(table);
        }

        /// Whoever has used the link of a mail is known by the browser from then on.
        @Provides
        @Singleton
        static Devices devices(Secrets secrets, Environment environment, RandomGenerator random) {
            return new Devices(secrets.keys(environment.required("DEVICES_SECRET")), random);
        }

        /// What second factors are sealed with.
        @Provides
        @Singleton
        static Supplier<Sealing> sealing(Secrets secrets, Environment environment) {
            return secrets.sealing(environment.required("TOTP_SECRET"));
        }
    }
}
