package gatehouse.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.job.House;
import gatehouse.local.job.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people see, asked over HTTP.
final class Sight {
    private final Player player;
    private final Troupe troupe;

    Sight(Player player) {
        this.player = player;
        this.troupe = player.troupe;
    }

    String of(Question question) {
        return switch (question) {
            case Question.Me(var who) -> me(who);
            case Question.Profile(var who, var tenant) -> profile(who, tenant);
            case Question.Invitations(var tenant) ->
                    sorted(
                            troupe.items(tenant, "/invitations?limit=100").stream()
                                    .map(one -> invitation(tenant, one)));
            case Question.Grants(var tenant) ->
                    sorted(
                            troupe.items(tenant, "/grants?limit=100").stream()
                                    .filter(Sight::isInvited)
                                    .map(one ->
                                            troupe.called(one.path("member").path("email").asText())
                                                    + " "
                                                    + grant(one)));
            case Question.Mails(var who) -> mails(who);
            case Question.Log(var tenant) -> log(tenant);
        };
    }

    private String me(String who) {
        var reply = House.get("/v1/me", troupe.token(who));
        if (reply.status() != 200) {
            return Integer.toString(reply.status());
        }
        var lines = new ArrayList<String>();
        for (var tenant : reply.json().path("tenants")) {
            int number = troupe.number(tenant.path("id").asText());
            if (number >= 0) {
                tenant.path("grants")
                        .forEach(one -> lines.add("tenant " + number + " " + grant(one)));
            }
        }
        return sorted(lines.stream());
    }

    private String profile(String who, int tenant) {
        Reply reply = House.get("/v1/tenants/" + troupe.tenant(tenant) + "/me", troupe.token(who));
        if (reply.status() != 200) {
            return Integer.toString(reply.status());
        }
        var grants = new ArrayList<String>();
        reply.json().path("grants").forEach(one -> grants.add(grant(one)));
        return "until "
                + reply.json().path("until").path("customer-manager").asText()
                + "; "
                + sorted(grants.stream());
    }

    private String invitation(int tenant, JsonNode one) {
        return "#%d %s %s by %s, %s to %s, link until %s"
                .formatted(
                        invited(tenant, one.path("id").asText()),
                        troupe.called(one.path("email").asText()),
                        one.path("state").asText(),
                        troupe.name(one.path("invitedBy").path("account").asText()),
                        one.path("start").asText(),
                        one.path("end").asText(),
                        one.path("linkExpiresAt").asText());
    }

    /// The managers' own come with the tenant.
    private static boolean isInvited(JsonNode grant) {
        return grant.path("role").asText().equals("customer-manager");
    }

    private String grant(JsonNode one) {
        return "#%d %s, %s to %s"
                .formatted(
                        granted(one.path("id").asText()),
                        one.path("state").asText(),
                        one.path("start").asText(),
                        one.path("end").asText());
    }

    private String mails(String who) {
        return House.SYSTEM.mails(troupe.person(who).email()).stream()
                .collect(
                        Collectors.groupingBy(
                                mail -> kind(mail.subject()), TreeMap::new, Collectors.counting()))
                .toString();
    }

    private static String kind(String subject) {
        return Stream.of(
                        Map.entry(" invites you to ", "invited"),
                        Map.entry(" has accepted: ", "accepted"),
                        Map.entry("Withdrawn: ", "withdrawn"),
                        Map.entry(" was ended", "taken"),
                        Map.entry(": one grant ends, access goes on", "goes on"),
                        Map.entry(" ends on ", "reminded"),
                        Map.entry(" has ended", "ended"))
                .filter(one -> subject.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("unknown mail: " + subject));
    }

    private String log(int tenant) {
        // the first use of a manager's token signs in, and the log tells of that a moment later:
        // what is verified would be one entry more than the list had
        var _ = troupe.token(Cast.MANAGERS.get(tenant));
        House.SYSTEM.quiet();
        var entries = troupe.items(tenant, "/audit?limit=100").reversed();
        var bySubject = new TreeMap<String, List<String>>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (entry.path("sequence").asInt() != i + 1) {
                return "a gap before " + entry;
            }
            var type = entry.path("type").asText();
            var id = entry.path("subject").path("id").asText();
            if (type.startsWith("invitation.")) {
                var name = "#" + invited(tenant, id) + " ";
                bySubject.computeIfAbsent(name, _ -> new ArrayList<>()).add(type);
            } else if (type.startsWith("grant.")) {
                var name = "#" + granted(id) + " grant ";
                bySubject.computeIfAbsent(name, _ -> new ArrayList<>()).add(type);
            }
        }
        return verified(tenant, entries.size())
                + sorted(bySubject.entrySet().stream().map(one -> one.getKey() + one.getValue()));
    }

    /// Empty if the chain holds.
    private String verified(int tenant, int entries) {
        var path = "/v1/tenants/" + troupe.tenant(tenant) + "/audit/verify";
        var verdict = House.get(path, troupe.token(Cast.MANAGERS.get(tenant))).json();
        boolean good =
                verdict.path("valid").asBoolean() && verdict.path("checked").asInt() == entries;
        return good ? "" : "broken: " + verdict + "; ";
    }

    /// Ids of invitations say the address and a number: they are unique within their tenant.
    private int invited(int tenant, String id) {
        return player.invitations.entrySet().stream()
                .filter(one -> one.getValue().equals(id))
                .map(Map.Entry::getKey)
                .filter(number -> player.wish(number).tenant() == tenant)
                .findFirst()
                .orElse(-1);
    }

    private int granted(String id) {
        return player.grants.entrySet().stream()
                .filter(one -> one.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
    }

    private static String sorted(Stream<String> lines) {
        return lines.sorted().collect(Collectors.joining("; "));
    }
}
