package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whose business a tenant is.
class ATenantTest {
    private static final Tenant VENDOR = tenant("vendor", TenantKind.VENDOR, "vendor");
    private static final Tenant ACME = tenant("acme", TenantKind.CORPORATE, "acme");
    private static final Tenant GLOBEX = tenant("globex", TenantKind.CORPORATE, "globex");
    private static final Tenant CLINIC = tenant("acme-clinic", TenantKind.CORPORATE, "acme");

    @Test
    @DisplayName("C9: C10: a customer concerns its own people, its manager's and the vendor's")
    void concerned() {
        assertThat(CLINIC.concerns(CLINIC)).isTrue();
        assertThat(CLINIC.concerns(ACME)).isTrue();
        assertThat(CLINIC.concerns(VENDOR)).isTrue();
        assertThat(CLINIC.concerns(GLOBEX)).isFalse();
        assertThat(ACME.concerns(CLINIC)).isFalse();
        assertThat(CLINIC.independent().concerns(ACME)).isFalse();
        assertThat(CLINIC.independent().concerns(VENDOR)).isTrue();
    }

    private static Tenant tenant(String id, TenantKind kind, String manager) {
        return new Tenant(
                new TenantId(id),
                id,
                kind,
                new TenantId(manager),
                Set.of(),
                Settings.STANDARD,
                RoleCatalogue.BUILT_IN);
    }
}
