package gatehouse.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.IdentityProvider;
import gatehouse.domain.RoleId;
import gatehouse.domain.Settings;
import gatehouse.http.Json;

/// A tenant's settings as answers show them: every one of them, null where none is set.
public final class SettingsJson {
    private SettingsJson() {}

    public static ObjectNode of(Settings settings) {
        var days = settings.days();
        var json = Json.object().put("languagesEnabled", settings.languages().enabled());
        settings.languages().tags().forEach(json.putArray("languages")::add);
        json.put("softLimit", settings.limits().soft())
                .put("hardLimit", settings.limits().hard())
                .set("identityProvider", provider(settings.identityProvider()));
        json.put("joinEnabled", settings.joining().enabled())
                .put("registrationNeedsApproval", settings.joining().needsApproval())
                .put("temporaryPasswords", settings.temporaryPasswords())
                .put("invitationDays", days.invitation())
                .put("reminderDays", days.reminder())
                .put("registrationDays", days.registration())
                .put("requestReminderDays", days.requestReminder())
                .put("requestCloseDays", days.requestClose());
        var duties = json.putArray("separationOfDuties");
        settings.separateDuties()
                .forEach(roles ->
                        roles.stream().map(RoleId::value).sorted().forEach(duties.addArray()::add));
        return json.put("mailSenderName", settings.mailSenderName().orElse(null))
                .put("mailBudget", settings.mailBudget())
                .put(
                        "requireTotpRank",
                        settings.requireTotpRank() == Settings.NOBODY
                                ? null
                                : settings.requireTotpRank());
    }

    private static JsonNode provider(IdentityProvider provider) {
        return switch (provider) {
            case IdentityProvider.BuiltIn() -> NullNode.instance;
            case IdentityProvider.Oidc oidc -> oidc(oidc);
        };
    }

    private static ObjectNode oidc(IdentityProvider.Oidc provider) {
        var json =
                Json.object()
                        .put("name", provider.name())
                        .put("issuer", provider.issuer())
                        .put("clientId", provider.clientId());
        provider.domains().forEach(json.putArray("domains")::add);
        return json.put("jit", provider.jit());
    }
}
