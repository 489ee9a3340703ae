package gatehouse.functions.export;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Environment;
import gatehouse.aws.Files;
import gatehouse.aws.Platform;
import gatehouse.functions.Commands;
import gatehouse.functions.HttpModule;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, HttpModule.class, ExportComponent.Routes.class})
interface ExportComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        ExportComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        @Provides
        static List<Endpoint> endpoints(
                Commands commands, ExportMembers members, RequestExport ask, ShowExport show) {
            var exports = "/v1/tenants/{tenant}/exports";
            return List.of(
                    Endpoint.of("GET /v1/tenants/{tenant}/members.csv", members),
                    Endpoint.json("POST " + exports, commands.verb(ask)),
                    Endpoint.of("GET " + exports + "/{export}", show));
        }

        @Provides
        static Files files(Platform platform, Environment environment) {
            return AwsModule.files(platform, environment.required("FILES_BUCKET"));
        }
    }
}
