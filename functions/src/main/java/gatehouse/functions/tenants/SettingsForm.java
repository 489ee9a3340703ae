package gatehouse.functions.tenants;

import gatehouse.domain.Days;
import gatehouse.domain.IdentityProvider;
import gatehouse.domain.Joining;
import gatehouse.domain.LanguageTag;
import gatehouse.domain.Languages;
import gatehouse.domain.Limits;
import gatehouse.domain.Line;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.RoleId;
import gatehouse.domain.Settings;
import gatehouse.domain.SettingsRule;
import gatehouse.domain.Tenant;
import gatehouse.functions.IdentityProviderForm;
import gatehouse.http.Form;
import gatehouse.http.Json;
import gatehouse.http.Wished;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The settings that a request wants a tenant to have; what is left out stays as it is.
final class SettingsForm {
    private static final String SETTINGS = "settings";
    private static final String PROVIDER = "identityProvider";
    private static final String TOTP_RANK = "requireTotpRank";
    private static final String SENDER_RULE = "must be 1 to 100 characters in one line, or null";
    private static final int LONGEST_SENDER = 100;
    private static final int MOST_DUTIES = 20;
    private static final int MOST_ROLES = 10;

    private final Form form;
    private final Providers providers;

    private SettingsForm(Form form, Providers providers) {
        this.form = form;
        this.providers = providers;
    }

    /// Who may say from where a tenant's people come.
    ///
    /// @param refusal why this request may not; empty where it may
    /// @param loopback whether a provider on this very machine will do
    record Providers(String refusal, boolean loopback) {
        /// Nobody may by this route.
        static Providers none(String why) {
            return new Providers(why, false);
        }
    }

    /// Those of a request, which may be left out altogether.
    static SettingsForm in(Form request, Providers providers) {
        var form = request.has(SETTINGS) ? request.within(SETTINGS) : Form.of(Json.object());
        return new SettingsForm(form, providers);
    }

    /// Whether a second factor is asked of others from then on.
    boolean changesTotpRank() {
        return form.has(TOTP_RANK);
    }

    /// Adds a fault of who needs a second factor.
    void faultTotpRank(String detail) {
        form.fault("/" + TOTP_RANK, detail);
    }

    /// The settings after it; where they cannot be so, the form has the faults. To be asked once.
    Settings on(Tenant tenant) {
        var old = tenant.settings();
        var next =
                new Settings(
                        days(old.days()),
                        languages(old.languages()),
                        limits(old.limits()),
                        joining(old.joining()),
                        form.flag("temporaryPasswords").orElse(old.temporaryPasswords()),
                        duties(old, tenant.roles()),
                        sender(old),
                        number("mailBudget", 0, 10_000, old.mailBudget()),
                        totpRank(old),
                        provider(old));
        if (!next.equals(old)) {
            SettingsRule.faults(tenant.kind(), next)
                    .forEach(fault -> form.fault(fault.pointer(), fault.detail()));
        }
        return next;
    }

    private Days days(Days old) {
        return new Days(
                number("invitationDays", 1, 30, old.invitation()),
                number("reminderDays", 0, 30, old.reminder()),
                number("registrationDays", 1, 90, old.registration()),
                number("requestReminderDays", 0, 90, old.requestReminder()),
                number("requestCloseDays", 0, 365, old.requestClose()));
    }

    private Languages languages(Languages old) {
        var tags =
                form.optionalList(
                        "languages", Languages.MOST, LanguageTag::parse, LanguageTag.RULE);
        return new Languages(
                form.flag("languagesEnabled").orElse(old.enabled()),
                tags.map(all -> all.stream().distinct().toList()).orElse(old.tags()));
    }

    private Limits limits(Limits old) {
        return new Limits(
                number("softLimit", 0, Limits.MOST, old.soft()),
                number("hardLimit", 0, Limits.MOST, old.hard()));
    }

    private Joining joining(Joining old) {
        return new Joining(
                form.flag("joinEnabled").orElse(old.enabled()),
                form.flag("registrationNeedsApproval").orElse(old.needsApproval()));
    }

    private List<Set<RoleId>> duties(Settings old, RoleCatalogue roles) {
        return form.<RoleId>optionalSets(
                        "separationOfDuties",
                        MOST_DUTIES,
                        MOST_ROLES,
                        id -> RoleId.parse(id).filter(role -> roles.find(role).isPresent()),
                        "must be the id of a role of this tenant")
                .orElse(old.separateDuties());
    }

    private Optional<String> sender(Settings old) {
        return form.erasable(
                        "mailSenderName", text -> Line.parse(text, LONGEST_SENDER), SENDER_RULE)
                .map(Wished::value)
                .orElse(old.mailSenderName());
    }

    private int totpRank(Settings old) {
        return form.erasableNumber(TOTP_RANK, 0, 9)
                .map(wished -> wished.value().orElse(Settings.NOBODY))
                .orElse(old.requireTotpRank());
    }

    private IdentityProvider provider(Settings old) {
        if (!providers.refusal().isEmpty()) {
            form.never(PROVIDER, providers.refusal());
            return old.identityProvider();
        }
        return form.erasableWithin(
                        PROVIDER, within -> IdentityProviderForm.read(within, providers.loopback()))
                .map(wished ->
                        wished.value()
                                .<IdentityProvider>map(given -> given)
                                .orElseGet(IdentityProvider.BuiltIn::new))
                .orElse(old.identityProvider());
    }

    private int number(String name, int least, int most, int old) {
        return form.has(name) ? form.number(name, least, most).orElse(old) : old;
    }
}
