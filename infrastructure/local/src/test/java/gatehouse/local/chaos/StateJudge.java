package gatehouse.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Judges the table: no item says what another one does not.
final class StateJudge {
    /// Of the grants that have ended a member keeps no more.
    private static final int ENDED_KEPT = 10;

    private static final String BY_INVITATION = "invitation/";

    private StateJudge() {}

    static List<String> faults(Evidence evidence) {
        var faults = new ArrayList<String>();
        acceptedMeansGranted(evidence, faults);
        grantedMeansAccepted(evidence, faults);
        statesAreAsTold(evidence, faults);
        claimsMatchAccounts(evidence, faults);
        administratorsAreThere(evidence, faults);
        return faults;
    }

    private static void acceptedMeansGranted(Evidence evidence, List<String> faults) {
        evidence.items("T#", "I#")
                .filter(invitation -> !invitation.path("acceptedBy").asText().isEmpty())
                .forEach(invitation -> {
                    var grants = grants(evidence, invitation);
                    boolean held =
                            grants.stream()
                                    .anyMatch(grant ->
                                            grant.path("id").equals(invitation.path("grant")));
                    if (!held && grants.size() < ENDED_KEPT) {
                        faults.add("accepted, but no grant: " + invitation.path("id"));
                    }
                });
    }

    private static List<JsonNode> grants(Evidence evidence, JsonNode invitation) {
        var sort = "M#" + invitation.path("acceptedBy").asText();
        return evidence.items(invitation.path("pk").asText(), sort)
                .filter(member -> member.path("sk").asText().equals(sort))
                .flatMap(member -> member.path("grants").valueStream())
                .toList();
    }

    private static void grantedMeansAccepted(Evidence evidence, List<String> faults) {
        Map<String, JsonNode> invitations = new HashMap<>();
        evidence.items("T#", "I#").forEach(each -> invitations.put(each.path("id").asText(), each));
        evidence.items("T#", "M#")
                .flatMap(member -> member.path("grants").valueStream())
                .filter(grant -> grant.path("source").asText().startsWith(BY_INVITATION))
                .forEach(grant -> {
                    var id = grant.path("source").asText().substring(BY_INVITATION.length());
                    var invitation = invitations.get(id);
                    if (invitation == null || !invitation.path("grant").equals(grant.path("id"))) {
                        faults.add("a grant whose invitation is not accepted: " + id);
                    }
                });
    }

    /// What the log says last of an invitation is what it is.
    private static void statesAreAsTold(Evidence evidence, List<String> faults) {
        var last = new HashMap<String, String>();
        evidence.events()
                .filter(event -> event.path("type").asText().startsWith("invitation."))
                .forEach(event ->
                        last.put(event.path("subject").asText(), event.path("type").asText()));
        evidence.items("T#", "I#")
                .forEach(invitation -> {
                    var told =
                            last.getOrDefault(
                                    "invitation/" + invitation.path("id").asText(), "nothing");
                    var expected =
                            switch (told) {
                                case "invitation.created", "invitation.resent" -> "pending";
                                default -> told.substring(told.indexOf('.') + 1);
                            };
                    if (!invitation.path("state").asText().equals(expected)) {
                        faults.add(
                                "%s is %s, and the log's last word is %s"
                                        .formatted(
                                                invitation.path("id"),
                                                invitation.path("state"),
                                                told));
                    }
                });
    }

    private static void claimsMatchAccounts(Evidence evidence, List<String> faults) {
        var claims =
                evidence.table().stream()
                        .filter(item -> item.path("sk").asText().equals("CLAIM"))
                        .collect(
                                Collectors.toMap(
                                        item -> item.path("pk").asText(),
                                        item -> item.path("account").asText()));
        evidence.items("A#", "ACCOUNT")
                .forEach(account -> {
                    var id = account.path("id").asText();
                    for (var name :
                            List.of(
                                    "U#" + account.path("username").asText(),
                                    "E#" + account.path("email").asText())) {
                        if (!id.equals(claims.remove(name))) {
                            faults.add("an account without its claim " + name);
                        }
                    }
                });
        claims.keySet().forEach(name -> faults.add("a claim without its account: " + name));
    }

    private static void administratorsAreThere(Evidence evidence, List<String> faults) {
        evidence.items("T#", "ADMINS")
                .forEach(item ->
                        item.path("ids")
                                .forEach(id -> {
                                    var place = "M#" + id.asText();
                                    if (evidence.items(item.path("pk").asText(), place)
                                            .findAny()
                                            .isEmpty()) {
                                        faults.add(
                                                "an administrator who is no member: "
                                                        + item.path("pk"));
                                    }
                                }));
    }
}
