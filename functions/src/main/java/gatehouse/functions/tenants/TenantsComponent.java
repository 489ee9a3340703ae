package gatehouse.functions.tenants;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import gatehouse.aws.AwsModule;
import gatehouse.aws.Platform;
import gatehouse.aws.Table;
import gatehouse.aws.Tenants;
import gatehouse.functions.Commands;
import gatehouse.functions.HttpModule;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;

/// Puts the function together.
@Singleton
@Component(modules = {AwsModule.class, HttpModule.class, TenantsComponent.Routes.class})
interface TenantsComponent {
    Edge edge();

    @Component.Factory
    interface Factory {
        TenantsComponent on(@BindsInstance Platform platform);
    }

    /// The function's routes.
    @Module
    interface Routes {
        String TENANTS = "/v1/tenants";
        String TENANT = TENANTS + "/{tenant}";
        String CUSTOMERS = TENANT + "/customers";
        String CUSTOMER = CUSTOMERS + "/{customer}";

        @Provides
        static List<Endpoint> endpoints(
                Commands commands,
                ListTenants list,
                CreateTenant create,
                ShowTenant show,
                ChangeTenant change,
                SwitchModule switching,
                ListCustomers listCustomers,
                CreateCustomer createCustomer,
                ShowCustomer showCustomer,
                ChangeCustomer changeCustomer,
                ReleaseCustomer release,
                ShowSummary summary) {
            return List.of(
                    Endpoint.of("GET " + TENANTS, list),
                    Endpoint.json("POST " + TENANTS, commands.verb(create)),
                    Endpoint.of("GET " + TENANT, show),
                    Endpoint.json("PATCH " + TENANT, commands.verb(change)),
                    Endpoint.json("PUT " + TENANT + "/modules/{module}", commands.verb(switching)),
                    Endpoint.of("GET " + CUSTOMERS, listCustomers),
                    Endpoint.json("POST " + CUSTOMERS, commands.verb(createCustomer)),
                    Endpoint.of("GET " + CUSTOMER, showCustomer),
                    Endpoint.json("PATCH " + CUSTOMER, commands.verb(changeCustomer)),
                    Endpoint.of("POST " + CUSTOMER + "/independence", commands.verb(release)),
                    Endpoint.of("GET " + TENANT + "/summary", summary));
        }

        @Provides
        static Tenants tenants(Table table) {
            return new Tenants(table);
        }
    }
}
