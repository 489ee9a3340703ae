package gatehouse.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        countersAreExact(evidence, faults);
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
        return evidence.item(invitation.path("pk").asText(), sort).stream()
                .flatMap(member -> member.path("grants").valueStream())
                .toList();
    }

    private static void grantedMeansAccepted(Evidence evidence, List<String> faults) {
        Map<String, JsonNode> invitations = new HashMap<>();
        evidence.items("T#", "I#").forEach(each -> invitations.put(place(each), each));
        evidence.items("T#", "M#")
                .forEach(member ->
                        member.path("grants")
                                .forEach(grant -> {
                                    var source = grant.path("source").asText();
                                    var invitation =
                                            invitations.get(
                                                    member.path("pk").asText() + " " + source);
                                    if (source.startsWith(BY_INVITATION)
                                            && (invitation == null
                                                    || !invitation
                                                            .path("grant")
                                                            .equals(grant.path("id")))) {
                                        faults.add(
                                                "a grant whose invitation is not accepted: "
                                                        + source.substring(BY_INVITATION.length()));
                                    }
                                }));
    }

    /// Tenant and id: one address's invitations have the same ids in every tenant.
    private static String place(JsonNode invitation) {
        return invitation.path("pk").asText()
                + " "
                + BY_INVITATION
                + invitation.path("id").asText();
    }

    /// What the log says last of an invitation is what it is.
    private static void statesAreAsTold(Evidence evidence, List<String> faults) {
        var last = new HashMap<String, String>();
        evidence.events()
                .filter(event -> event.path("type").asText().startsWith("invitation."))
                .forEach(event ->
                        last.put(
                                "T#%s %s"
                                        .formatted(
                                                event.path("tenant").asText(),
                                                event.path("subject").asText()),
                                event.path("type").asText()));
        evidence.items("T#", "I#")
                .forEach(invitation -> {
                    var told = last.getOrDefault(place(invitation), "nothing");
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
                                    if (evidence.item(item.path("pk").asText(), place).isEmpty()) {
                                        faults.add(
                                                "an administrator who is no member: "
                                                        + item.path("pk"));
                                    }
                                }));
    }

    /// Whoever stands in the list of people is counted, once and as what the card says.
    private static void countersAreExact(Evidence evidence, List<String> faults) {
        var people = new TreeMap<String, Long>();
        evidence.items("T#", "")
                .filter(item -> item.has("directory"))
                .forEach(item ->
                        people.merge(
                                item.path("pk").asText() + " " + counter(item.path("card")),
                                1L,
                                Long::sum));
        var counted = new TreeMap<String, Long>();
        evidence.items("T#", "COUNTS")
                .forEach(item ->
                        item.properties().stream()
                                .filter(each -> each.getKey().startsWith("people-"))
                                .filter(each -> !each.getValue().asText().equals("0"))
                                .forEach(each ->
                                        counted.put(
                                                item.path("pk").asText() + " " + each.getKey(),
                                                each.getValue().asLong())));
        if (!counted.equals(people)) {
            faults.add("counted are " + counted + ", and there are " + people);
        }
    }

    private static String counter(JsonNode card) {
        var entry = Json.read(card.asText()).orElseThrow();
        var state =
                switch (entry.path(0).asText()) {
                    case "member" -> entry.path(10).asInt() == 1 ? "active" : "disabled";
                    case "invitation" -> "invited";
                    default -> "waiting";
                };
        return "people-" + state + (entry.path(11).asInt() == 1 ? "-external" : "");
    }
}
