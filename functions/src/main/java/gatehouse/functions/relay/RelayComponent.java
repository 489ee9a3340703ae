package gatehouse.functions.relay;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Environment;
import gatehouse.aws.Files;
import gatehouse.aws.Platform;
import jakarta.inject.Singleton;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, RelayComponent.SetAside.class})
interface RelayComponent {
    Outbox outbox();

    @Component.Factory
    interface Factory {
        RelayComponent on(@BindsInstance Platform platform);
    }

    /// The bucket for records that could not be decoded.
    @Module
    interface SetAside {
        @Provides
        static Files files(Platform platform, Environment environment) {
            return AwsModule.files(platform, environment.required("SET_ASIDE_BUCKET"));
        }
    }
}
