package gatehouse.functions.expire;

import dagger.BindsInstance;
import dagger.Component;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Platform;
import jakarta.inject.Singleton;

/// Puts the function together.
@Singleton
@Component(modules = AwsModule.class)
interface ExpireComponent {
    Sweep sweep();

    @Component.Factory
    interface Factory {
        ExpireComponent on(@BindsInstance Platform platform);
    }
}
