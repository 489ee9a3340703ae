package gatehouse.functions.mailer;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Environment;
import gatehouse.aws.Platform;
import gatehouse.aws.Secrets;
import gatehouse.domain.Hmac;
import gatehouse.domain.Keyring;
import gatehouse.functions.Unsubscribing;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, MailerComponent.Keys.class})
interface MailerComponent {
    PostOffice postOffice();

    @Component.Factory
    interface Factory {
        MailerComponent on(@BindsInstance Platform platform);
    }

    /// The keys of links.
    @Module
    interface Keys {
        @Provides
        @Singleton
        static Supplier<Hmac> links(Secrets secrets, Environment environment) {
            return secrets.keys(environment.required("LINKS_SECRET"));
        }

        /// The same keys with their windows, by which one-time passwords are computed.
        @Provides
        @Singleton
        static Supplier<Keyring> ring(Secrets secrets, Environment environment) {
            return secrets.ring(environment.required("LINKS_SECRET"));
        }

        /// The keys of the links that switch notifications off.
        @Provides
        @Singleton
        static Unsubscribing unsubscribing(Secrets secrets, Environment environment) {
            return new Unsubscribing(secrets.keys(environment.required("UNSUBSCRIBE_SECRET")));
        }
    }
}
