package gatehouse.functions.bootstrap;

import dagger.BindsInstance;
import dagger.Component;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Platform;
import jakarta.inject.Singleton;

/// Puts the function together.
@Singleton
@Component(modules = AwsModule.class)
interface BootstrapComponent {
    Foundation foundation();

    @Component.Factory
    interface Factory {
        BootstrapComponent on(@BindsInstance Platform platform);
    }
}
