package gatehouse.functions.projections;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Environment;
import gatehouse.aws.Files;
import gatehouse.aws.Invitations;
import gatehouse.aws.Members;
import gatehouse.aws.Platform;
import gatehouse.aws.Table;
import jakarta.inject.Singleton;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, ProjectionsComponent.Sources.class})
interface ProjectionsComponent {
    Counting counting();

    Copying copying();

    Recount recount();

    @Component.Factory
    interface Factory {
        ProjectionsComponent on(@BindsInstance Platform platform);
    }

    /// Where the memberships stand.
    @Module
    interface Sources {
        @Provides
        static Members members(Table table) {
            return new Members(table);
        }

        @Provides
        static Invitations invitations(Table table) {
            return new Invitations(table);
        }

        @Provides
        static Files files(Platform platform, Environment environment) {
            return AwsModule.files(platform, environment.required("FILES_BUCKET"));
        }
    }
}
