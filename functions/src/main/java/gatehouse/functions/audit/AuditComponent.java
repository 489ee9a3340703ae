package gatehouse.functions.audit;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AuditReader;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Platform;
import gatehouse.aws.Table;
import gatehouse.functions.HttpModule;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, HttpModule.class, AuditComponent.Routes.class})
interface AuditComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        AuditComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        @Provides
        static List<Endpoint> endpoints(ListAudit list, ExportAudit export, VerifyAudit verify) {
            return List.of(
                    Endpoint.of("GET /v1/tenants/{tenant}/audit", list),
                    Endpoint.of("GET /v1/tenants/{tenant}/audit.csv", export),
                    Endpoint.of("GET /v1/tenants/{tenant}/audit/verify", verify));
        }

        @Provides
        static AuditReader reader(Table table) {
            return new AuditReader(table);
        }
    }
}
