package gatehouse.functions.relay;

import dagger.BindsInstance;
import dagger.Component;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Platform;
import jakarta.inject.Singleton;

/// Puts the function together.
@Singleton
@Component(modules = AwsModule.class)
interface RelayComponent {
    Outbox outbox();

    @Component.Factory
    interface Factory {
        RelayComponent on(@BindsInstance Platform platform);
    }
}
