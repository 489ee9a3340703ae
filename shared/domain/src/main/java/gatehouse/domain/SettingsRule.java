package gatehouse.domain;

import java.util.ArrayList;
import java.util.List;

/// What a tenant's settings cannot be together, each of them being good by itself.
public final class SettingsRule {
    private SettingsRule() {}

    /// What is wrong with settings in a tenant of that kind; each fault points to a setting, such
    /// as `/languages`.
    public static List<Fault> faults(TenantKind kind, Settings settings) {
        var faults = new ArrayList<Fault>();
        if (settings.languages().enabled() && settings.languages().tags().isEmpty()) {
            faults.add(new Fault("/languages", "must not be empty where languages are enabled"));
        }
        if (!settings.limits().areOrdered()) {
            faults.add(new Fault("/softLimit", "must not be above the hard limit"));
        }
        if (settings.joining().enabled()) {
            joining(kind, settings, faults);
        }
        if (kind == TenantKind.PRIVATE
                && settings.identityProvider() instanceof IdentityProvider.Oidc provider
                && provider.jit()) {
            faults.add(
                    new Fault(
                            "/identityProvider/jit",
                            "must not be true: nobody has a login with a private customer"));
        }
        return faults;
    }

    private static void joining(TenantKind kind, Settings settings, List<Fault> faults) {
        var field = "/joinEnabled";
        switch (kind) {
            case PRIVATE ->
                    faults.add(
                            new Fault(
                                    field,
                                    "must not be true: nobody has a login with a private customer"));
            // who is at home there can be invited anywhere
            case VENDOR ->
                    faults.add(
                            new Fault(
                                    field,
                                    "must not be true: nobody registers to be of the vendor's"));
            case CORPORATE -> {
                if (settings.identityProvider() instanceof IdentityProvider.Oidc) {
                    faults.add(
                            new Fault(
                                    field,
                                    "must not be true: people come from the identity provider"));
                }
            }
        }
    }
}
