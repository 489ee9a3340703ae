package gatehouse.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Module;
import gatehouse.domain.Role;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.local.functions.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The tenants and people of the design. The vendor comes by `bootstrap`, as in a deployment; the
/// others are planted straight into the table, with their events, so that each is there at once
/// with a password.
final class StandardSeed implements Seed {
    private static final TenantId VENDOR = new TenantId("vendor");
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final String ROOT = "root@vendor.example";

    @Override
    public List<Person> plant(LocalSystem system) {
        bootstrap(system);
        var planting = Planting.in(system);
        planting.tenant(ACME, "Acme", TenantKind.CORPORATE, ACME, Set.of(Module.CUSTOMER_LOGIN));
        planting.tenant(GLOBEX, "Globex", TenantKind.CORPORATE, GLOBEX);
        planting.tenant(new TenantId("acme-clinic"), "Acme Clinic", TenantKind.CORPORATE, ACME);
        planting.tenant(new TenantId("jo-private"), "Jo", TenantKind.PRIVATE, ACME);
        var people = new ArrayList<Person>();
        people.add(new Person(ROOT, password("root"), "vendor", List.of("system-admin")));
        people.add(person(planting, "Sam", "Becker", VENDOR, BuiltInRole.AGENT));
        people.add(person(planting, "Vera", "Lindt", VENDOR, BuiltInRole.AGENT));
        people.add(person(planting, "Ana", "Costa", ACME, BuiltInRole.ACCOUNT_MANAGER));
        people.add(person(planting, "Gil", "Moreau", GLOBEX, BuiltInRole.ACCOUNT_MANAGER));
        people.add(person(planting, "Mia", "Okafor", ACME, BuiltInRole.AGENT));
        return people;
    }

    private static void bootstrap(LocalSystem system) {
        var input = JsonMapper.builder().build().createObjectNode();
        input.put("tenantName", "Vendor")
                .put("email", ROOT)
                .put("firstName", "Root")
                .put("lastName", "Adler")
                .put("password", password("root"));
        try {
            var answer = system.invoke("bootstrap", input);
            if (!answer.has("administrator")) {
                throw new IllegalStateException("bootstrap refused: " + answer);
            }
        } catch (Function.Failed failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Person person(
            Planting planting, String first, String last, TenantId home, Role role) {
        var name = first.toLowerCase(Locale.ROOT);
        var address = name + "@" + home + ".example";
        planting.person(address, first, last, home, role, password(name));
        return new Person(address, password(name), home.value(), List.of(role.id().value()));
    }

    /// Good here only: the local system listens on loopback and holds nothing real.
    private static String password(String name) {
        return name + "-at-the-gate";
    }
}
