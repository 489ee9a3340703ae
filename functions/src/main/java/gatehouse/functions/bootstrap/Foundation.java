package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Author;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.Settings;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.functions.Stamps;
import gatehouse.http.Json;
import gatehouse.http.Problem;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Lays the foundation of a deployment: the signing key, the vendor's tenant, its first system
/// admin. Each step is skipped where it has been done, so that running it again is harmless.
final class Foundation {
    private final SigningKeys signingKeys;
    private final FirstAdministrator administrator;
    private final Rotation rotation;
    private final Restore restore;
    private final ProviderChange providerChange;
    private final FactorChange factorChange;
    private final Table table;
    private final Stamps stamps;
    private final TenantId vendor;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    Foundation(
            SigningKeys signingKeys,
            FirstAdministrator administrator,
            Rotation rotation,
            Restore restore,
            ProviderChange providerChange,
            FactorChange factorChange,
            Table table,
            Stamps stamps,
            TenantId vendor,
            Clock clock,
            RandomGenerator random) {
        this.signingKeys = signingKeys;
        this.administrator = administrator;
        this.rotation = rotation;
        this.restore = restore;
        this.providerChange = providerChange;
        this.factorChange = factorChange;
        this.table = table;
        this.stamps = stamps;
        this.vendor = vendor;
        this.clock = clock;
        this.random = random;
    }

    /// Lays it, gives a secret of it a new key, restores its system admin, or says from where a
    /// tenant's people come or of whom it asks a second factor.
    JsonNode lay(JsonNode input, Origin origin) {
        if (ProviderForm.isMeant(input)) {
            return providerChange.run(input, origin).fold(told -> told, Foundation::problem);
        }
        if (FactorForm.isMeant(input)) {
            return factorChange.run(input, origin).fold(told -> told, Foundation::problem);
        }
        if (RestoreForm.isMeant(input)) {
            return RestoreForm.read(input)
                    .then(form -> restore.run(form, origin))
                    .fold(told -> told, Foundation::problem);
        }
        return RotationForm.isMeant(input)
                ? RotationForm.read(input)
                        .then(form -> rotation.run(form, origin))
                        .fold(told -> told, Foundation::problem)
                : BootstrapForm.read(input).fold(form -> lay(form, origin), Foundation::problem);
    }

    private JsonNode lay(BootstrapForm form, Origin origin) {
        var keyId = signingKeys.ensure();
        tenant(form.tenantName(), origin);
        var answer = Json.object().put("signingKey", keyId).put("tenant", vendor.value());
        switch (administrator.ensure(form, origin)) {
            case Outcome.Done<JsonNode>(var made) -> answer.set("administrator", made);
            case Outcome.Refused<JsonNode>(var why) -> answer.set("problem", problem(why));
        }
        return answer;
    }

    private void tenant(String name, Origin origin) {
        if (table.get(Keys.tenant(vendor)).isPresent()) {
            return;
        }
        var change =
                stamps.change(
                        EventType.TENANT_CREATED,
                        vendor,
                        Subject.of(vendor),
                        Author.system(vendor),
                        clock.instant(),
                        "",
                        origin);
        var tenant =
                new Tenant(
                        vendor,
                        name,
                        TenantKind.VENDOR,
                        vendor,
                        Set.of(),
                        Settings.STANDARD,
                        RoleCatalogue.BUILT_IN);
        // lost to another run of the same: then it is there
        var _ =
                table.commit(
                        List.of(
                                TenantItems.create(tenant, change),
                                TenantItems.list(tenant, change)),
                        EventId.next(random));
    }

    private static JsonNode problem(Refusal why) {
        return Json.read(Problem.of(why).answer().body()).orElseThrow();
    }
}
