package gatehouse.functions.tenants;

import gatehouse.aws.Admitted;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.TenantItems;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Email;
import gatehouse.domain.Founding;
import gatehouse.domain.Label;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.Settings;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.functions.tenants.FounderForm.Founder;
import gatehouse.http.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// A request to create a tenant: {id, name, kind, managedBy?, settings?, administrators?}.
final class NewTenantForm {
    private static final String ID_RULE =
            "must be 3 to 40 lower-case letters, digits and inner hyphens";
    private static final SettingsForm.Providers PROVIDERS =
            SettingsForm.Providers.none("is set once the tenant is there, by the vendor alone");

    private final Form form;
    private final Optional<TenantId> id;
    private final Optional<String> name;
    private final Optional<TenantKind> kind;
    private final Optional<TenantId> managedBy;
    private final SettingsForm settings;
    private final List<FounderForm> founders;
    private final RandomGenerator random;

    NewTenantForm(Form form, Founding founding, RandomGenerator random) {
        this.form = form;
        this.random = random;
        this.id = form.required("id", TenantId::parse, ID_RULE);
        this.name = form.required("name", Label::name, Label.NAME_RULE);
        this.kind = form.required("kind", NewTenantForm::kind, "must be CORPORATE or PRIVATE");
        this.managedBy =
                founding == Founding.VENDOR
                        ? form.optional("managedBy", TenantId::parse, ID_RULE)
                        : Optional.empty();
        this.settings = SettingsForm.in(form, PROVIDERS);
        this.founders =
                form.each("administrators", Founding.MOST).stream()
                        .map(each -> new FounderForm(each, founding))
                        .toList();
    }

    /// A tenant that is to be, and who is named for it.
    record Wish(Tenant tenant, List<Founder> founders) {
        Wish {
            founders = List.copyOf(founders);
        }
    }

    private static Optional<TenantKind> kind(String text) {
        return Set.of("CORPORATE", "PRIVATE").contains(text)
                ? Optional.of(TenantKind.valueOf(text))
                : Optional.empty();
    }

    boolean namesPeople() {
        return !founders.isEmpty();
    }

    /// The roles that somebody is named for.
    Stream<BuiltInRole> named() {
        return founders.stream().map(FounderForm::role).flatMap(Optional::stream);
    }

    /// What is to be read beside: whether id, names and addresses are taken, and who is to manage.
    List<Key> places() {
        var keys = new ArrayList<Key>();
        id.map(Keys::tenant).ifPresent(keys::add);
        managedBy.map(Keys::tenant).ifPresent(keys::add);
        founders.forEach(founder -> keys.addAll(founder.places()));
        return keys;
    }

    /// What the vendor wants, or every fault.
    Outcome<Wish> byVendor(Admitted in) {
        managedBy
                .filter(manager -> !canManage(manager, in))
                .ifPresent(_ ->
                        form.fault("/managedBy", "must be the id of a tenant that nobody manages"));
        boolean independent = !form.has("managedBy");
        if (independent && kind.equals(Optional.of(TenantKind.PRIVATE))) {
            form.fault("/managedBy", "is required: a private customer is managed by somebody");
        }
        if (independent
                && kind.equals(Optional.of(TenantKind.CORPORATE))
                && founders.stream().noneMatch(FounderForm::administers)) {
            form.fault(
                    "/administrators",
                    "must name an account-manager, an admin or an administrator: nobody manages"
                            + " this tenant");
        }
        return check(managedBy, in);
    }

    /// What the tenant wants that will manage it, or every fault.
    Outcome<Wish> byManager(Admitted in) {
        return check(Optional.of(in.tenant().id()), in);
    }

    private static boolean canManage(TenantId manager, Admitted in) {
        return in.item(Keys.tenant(manager))
                .map(TenantItems::read)
                .filter(tenant -> tenant.managedBy().isEmpty())
                .isPresent();
    }

    private Outcome<Wish> check(Optional<TenantId> manager, Admitted in) {
        if (kind.equals(Optional.of(TenantKind.PRIVATE)) && namesPeople()) {
            form.fault(
                    "/administrators", "must be empty: nobody has a login with a private customer");
        }
        var named = new HashSet<Email>();
        for (var founder : founders) {
            if (!founder.email().map(named::add).orElse(true)) {
                founder.isNamedAlready();
            }
        }
        // faults of settings are found with what else is wrong, whatever that is
        var blank = tenant(id.orElseGet(() -> in.tenant().id()), manager);
        var whole = blank.with(settings.on(blank));
        return form.ifGood(() ->
                taken(in)
                        .<Outcome<Wish>>map(Outcome::refused)
                        .orElseGet(() ->
                                Outcome.done(
                                        new Wish(
                                                whole,
                                                founders.stream()
                                                        .map(each -> each.founder(in, random))
                                                        .toList()))));
    }

    private Tenant tenant(TenantId tenant, Optional<TenantId> manager) {
        return new Tenant(
                tenant,
                name.orElse(""),
                kind.orElse(TenantKind.CORPORATE),
                manager.orElse(tenant),
                Set.of(),
                Settings.STANDARD,
                RoleCatalogue.BUILT_IN);
    }

    private Optional<Refusal> taken(Admitted in) {
        if (id.map(Keys::tenant).flatMap(in::item).isPresent()) {
            return Optional.of(new Refusal.Conflict("There is a tenant of this id already"));
        }
        for (int i = 0; i < founders.size(); i++) {
            if (founders.get(i).isTaken(in)) {
                return Optional.of(
                        new Refusal.Conflict(
                                "The mail address of /administrators/%d has an account already"
                                        .formatted(i)));
            }
        }
        return Optional.empty();
    }
}
