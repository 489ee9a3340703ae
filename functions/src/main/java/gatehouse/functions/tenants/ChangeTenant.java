package gatehouse.functions.tenants;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Keys;
import gatehouse.aws.Platform;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Session;
import gatehouse.domain.Settings;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `PATCH /v1/tenants/{tenant}` {name?, settings?: {…}}: by whoever manages its settings, and by
/// the vendor. From where its people come the vendor alone says.
final class ChangeTenant implements Command {
    private final Commands commands;
    private final Stamps stamps;
    private final Platform platform;
    private final TenantId vendor;

    @Inject
    ChangeTenant(Commands commands, Stamps stamps, Platform platform, TenantId vendor) {
        this.commands = commands;
        this.stamps = stamps;
        this.platform = platform;
        this.vendor = vendor;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var demand = Demand.of(request.caller(), request.path("tenant"), permission(request));
        return commands.admit(request, demand.orVendor(), in -> change(in, request));
    }

    /// A system admin who is a guest there as well, and manages its settings as such, is asked for
    /// the vendor's authority all the same (decision 13).
    private Permission permission(Request request) {
        boolean provider = request.body().path("settings").has("identityProvider");
        return provider && request.caller().home().equals(vendor)
                ? Permission.MANAGE_TENANTS
                : Permission.MANAGE_SETTINGS;
    }

    private Outcome<Plan> change(Admitted in, Request request) {
        var edit = new TenantEdit(request.form().canDryRun(), providers(in));
        var after = edit.on(in.tenant());
        if (edit.settings().changesTotpRank() && shutsOut(after.settings(), in, request)) {
            edit.settings()
                    .faultTotpRank(
                            "would shut you out: set up a second factor of your own before, with"
                                    + " POST /v1/me/totp");
        }
        return edit.plan(
                in.item(Keys.tenant(after.id())).orElseThrow(),
                after,
                request,
                () ->
                        stamps.by(
                                in,
                                request.origin(),
                                EventType.TENANT_CHANGED,
                                Subject.of(after.id()),
                                ""));
    }

    private SettingsForm.Providers providers(Admitted in) {
        if (!in.access().roles().contains(BuiltInRole.SYSTEM_ADMIN)) {
            return SettingsForm.Providers.none("is set by the vendor alone");
        }
        // who would err here would shut out everybody who could mend it
        return in.tenant().kind() == TenantKind.VENDOR
                ? SettingsForm.Providers.none("is set by who runs the deployment, with bootstrap")
                : new SettingsForm.Providers("", platform.hasProvidersOnLoopback());
    }

    /// Whether the caller could not come in again. Who acts with the vendor's authority comes in by
    /// that.
    private boolean shutsOut(Settings after, Admitted in, Request request) {
        boolean fromOutside =
                in.access().roles().contains(BuiltInRole.SYSTEM_ADMIN)
                        && in.tenant().kind() != TenantKind.VENDOR;
        boolean byProvider =
                in.account()
                        .session(request.caller().session())
                        .filter(Session::byProvider)
                        .isPresent();
        return !fromOutside
                && !byProvider
                && !in.account().secondFactor()
                && after.requiresSecondFactorOf(in.access().rank());
    }
}
