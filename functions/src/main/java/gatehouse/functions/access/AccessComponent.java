package gatehouse.functions.access;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Platform;
import gatehouse.functions.HttpModule;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, HttpModule.class, AccessComponent.Routes.class})
interface AccessComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        AccessComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        @Provides
        static List<Endpoint> endpoints(
                Evaluate evaluate, EvaluateAll evaluateAll, ExplainAccess explain) {
            return List.of(
                    Endpoint.authZen("POST /access/v1/evaluation", evaluate),
                    Endpoint.authZen("POST /access/v1/evaluations", evaluateAll),
                    Endpoint.of("GET /v1/tenants/{tenant}/members/{member}/access", explain));
        }
    }
}
