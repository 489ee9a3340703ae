package gatehouse.aws;

import gatehouse.domain.Days;
import gatehouse.domain.IdentityProvider;
import gatehouse.domain.Joining;
import gatehouse.domain.Languages;
import gatehouse.domain.Limits;
import gatehouse.domain.RoleId;
import gatehouse.domain.Settings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Settings as a map within the tenant's item. An item without one of them has the standard, but
/// for duties: there none are separate, as an empty list cannot be told from none.
final class SettingsItems {
    private static final String TOTP_RANK = "requireTotpRank";
    private static final String PROVIDER = "identityProvider";
    private static final String DUTIES = "separationOfDuties";
    private static final String SENDER = "mailSenderName";
    private static final Settings STANDARD = Settings.STANDARD;

    private SettingsItems() {}

    static Item write(Settings settings) {
        var map =
                Draft.map()
                        .put("invitationDays", settings.days().invitation())
                        .put("reminderDays", settings.days().reminder())
                        .put("registrationDays", settings.days().registration())
                        .put("requestReminderDays", settings.days().requestReminder())
                        .put("requestCloseDays", settings.days().requestClose())
                        .put("languagesEnabled", settings.languages().enabled())
                        .putTexts("languages", settings.languages().tags())
                        .put("softLimit", settings.limits().soft())
                        .put("hardLimit", settings.limits().hard())
                        .put("joinEnabled", settings.joining().enabled())
                        .put("registrationNeedsApproval", settings.joining().needsApproval())
                        .put("temporaryPasswords", settings.temporaryPasswords())
                        .putTextLists(DUTIES, duties(settings.separateDuties()))
                        .put(SENDER, settings.mailSenderName().orElse(""))
                        .put("mailBudget", settings.mailBudget());
        if (settings.requireTotpRank() != Settings.NOBODY) {
            map.put(TOTP_RANK, settings.requireTotpRank());
        }
        return switch (settings.identityProvider()) {
            case IdentityProvider.BuiltIn() -> map.item();
            case IdentityProvider.Oidc provider ->
                    map.put(PROVIDER, IdentityProviderItems.write(provider)).item();
        };
    }

    static Settings read(Item map) {
        return new Settings(
                days(map),
                new Languages(map.flag("languagesEnabled"), map.texts("languages")),
                new Limits(
                        (int) map.number("softLimit", STANDARD.limits().soft()),
                        (int) map.number("hardLimit", STANDARD.limits().hard())),
                new Joining(
                        map.flag("joinEnabled"),
                        !map.has("registrationNeedsApproval")
                                || map.flag("registrationNeedsApproval")),
                map.flag("temporaryPasswords"),
                map.textLists(DUTIES).stream().map(SettingsItems::duty).toList(),
                map.findText(SENDER),
                (int) map.number("mailBudget", STANDARD.mailBudget()),
                (int) map.number(TOTP_RANK, STANDARD.requireTotpRank()),
                IdentityProviderItems.read(map.map(PROVIDER)));
    }

    private static Days days(Item map) {
        return new Days(
                (int) map.number("invitationDays", STANDARD.days().invitation()),
                (int) map.number("reminderDays", STANDARD.days().reminder()),
                (int) map.number("registrationDays", STANDARD.days().registration()),
                (int) map.number("requestReminderDays", STANDARD.days().requestReminder()),
                (int) map.number("requestCloseDays", STANDARD.days().requestClose()));
    }

    private static List<List<String>> duties(List<Set<RoleId>> separate) {
        return separate.stream()
                .map(roles -> roles.stream().map(RoleId::value).sorted().toList())
                .toList();
    }

    private static Set<RoleId> duty(List<String> roles) {
        return roles.stream().map(RoleId::new).collect(Collectors.toUnmodifiableSet());
    }
}
