package gatehouse.functions.exporter;

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
@Component(modules = {AwsModule.class, ExporterComponent.Bucket.class})
interface ExporterComponent {
    Exporting exporting();

    @Component.Factory
    interface Factory {
        ExporterComponent on(@BindsInstance Platform platform);
    }

    /// Where the files go.
    @Module
    interface Bucket {
        @Provides
        static Files files(Platform platform, Environment environment) {
            return AwsModule.files(platform, environment.required("FILES_BUCKET"));
        }
    }
}
