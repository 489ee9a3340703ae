package gatehouse.functions.delivery;

import dagger.BindsInstance;
import dagger.Component;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Platform;
import jakarta.inject.Singleton;

/// Puts the function together.
@Singleton
@Component(modules = AwsModule.class)
interface DeliveryComponent {
    Reports reports();

    @Component.Factory
    interface Factory {
        DeliveryComponent on(@BindsInstance Platform platform);
    }
}
