package gatehouse.functions.signin;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Environment;
import gatehouse.aws.Platform;
import gatehouse.aws.Secrets;
import gatehouse.aws.SigningKey;
import gatehouse.domain.Hmac;
import gatehouse.domain.factor.Sealing;
import gatehouse.functions.Devices;
import gatehouse.functions.HttpModule;
import gatehouse.http.AccessTokens;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import gatehouse.http.Origins;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, HttpModule.class, SigninComponent.Routes.class})
interface SigninComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        SigninComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        @Provides
        static List<Endpoint> endpoints(
                SignIn signIn,
                Refresh refresh,
                StartExternal startExternal,
                ExternalSignIn externalSignIn,
                SignOut signOut) {
            return List.of(
                    Endpoint.openJson("POST /v1/sessions", signIn),
                    Endpoint.openJson("POST /v1/sessions/refresh", refresh),
                    Endpoint.openJson("POST /v1/sessions/external/start", startExternal),
                    Endpoint.openJson("POST /v1/sessions/external", externalSignIn),
                    Endpoint.of("DELETE /v1/sessions/current", signOut));
        }

        @Provides
        @Singleton
        static Supplier<SigningKey> signingKey(Secrets secrets, Environment environment) {
            return secrets.signingKey(environment.required("SIGNING_SECRET"));
        }

        @Provides
        @Singleton
        static Supplier<Hmac> sessionKeys(Secrets secrets, Environment environment) {
            return secrets.keys(environment.required("SESSIONS_SECRET"));
        }

        @Provides
        static RefreshTokens refreshTokens(Supplier<Hmac> keys) {
            return new RefreshTokens(keys);
        }

        @Provides
        static Nonces nonces(Supplier<Hmac> keys) {
            return new Nonces(keys);
        }

        /// Made when somebody first comes from outside.
        @Provides
        @Singleton
        static ProviderKeys providerKeys(Platform platform) {
            return new ProviderKeys(PublicWeb.of(platform.hasProvidersOnLoopback()));
        }

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

        @Provides
        static TokenAnswers answers(
                AccessTokens tokens,
                Supplier<SigningKey> key,
                RefreshTokens refreshTokens,
                Origins origins) {
            return new TokenAnswers(new TokenPairs(tokens, key, refreshTokens), origins);
        }
    }
}
