package gatehouse.local.model.customers;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.job.House;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            case Question.May(var who, var tenant) -> may(who, tenant);
            case Question.People(var tenant) -> people(tenant);
            case Question.Offers(var by) -> offers(by);
            case Question.Registrations(var tenant) ->
                    sorted(
                            registrations(tenant).stream()
                                    .map(one -> called(one) + " " + one.path("state").asText()));
            case Question.Summary(var tenant) -> summary(tenant);
        };
    }

    private String may(String who, int tenant) {
        if (troupe.token(who).isEmpty()) {
            return "nobody";
        }
        var reply = House.get(player.tenant(tenant, "/me"), troupe.token(who));
        return reply.status() == 200
                ? "as " + texts(reply.json().path("roles")) + tickets(who, tenant)
                : Integer.toString(reply.status());
    }

    private String tickets(String who, int tenant) {
        var body = House.object();
        body.putObject("subject").put("type", "user").put("id", troupe.account(who));
        body.putObject("action").put("name", "read");
        body.putObject("resource")
                .put("type", "ticket")
                .put("id", "one")
                .putObject("properties")
                .put("tenant", troupe.tenant(tenant))
                .put("owner", troupe.tenant(tenant));
        var reply = House.post("/access/v1/evaluation", troupe.token(who), body);
        return reply.json().path("decision").asBoolean() ? " with tickets" : "";
    }

    private String people(int tenant) {
        return sorted(
                items(tenant, "/members?disabled=include&limit=100").stream()
                        .map(one ->
                                "%s %s %s%s"
                                        .formatted(
                                                called(one),
                                                one.path("state").asText(),
                                                texts(one.path("roles")),
                                                one.path("external").asBoolean()
                                                        ? " external"
                                                        : "")));
    }

    private String offers(String by) {
        var reply =
                House.get(
                        player.customer(Cast.CUSTOMER, "/invitations?limit=100"), troupe.token(by));
        return reply.status() == 200
                ? sorted(
                        Stream.of(reply.json().path("items"))
                                .flatMap(Sight::each)
                                .map(one ->
                                        "#%d %s %s"
                                                .formatted(
                                                        number(one.path("id").asText()),
                                                        one.path("role").asText(),
                                                        one.path("state").asText())))
                : Integer.toString(reply.status());
    }

    private int number(String id) {
        return player.offers.keySet().stream()
                .filter(number -> id.equals(player.ids.get(number)))
                .findFirst()
                .orElse(-1);
    }

    List<JsonNode> registrations(int tenant) {
        return items(tenant, "/registrations?state=waiting,approved,disapproved,expired&limit=100");
    }

    private String summary(int tenant) {
        var reply = House.get(player.tenant(tenant, "/summary"), reader(tenant));
        var members = reply.json().path("members");
        return "active %d, disabled %d, invited %d, waiting %d"
                .formatted(
                        members.path("active").asInt(),
                        members.path("disabled").asInt(),
                        members.path("invited").asInt(),
                        members.path("waiting").asInt());
    }

    private List<JsonNode> items(int tenant, String list) {
        var reply = House.ask("GET", player.tenant(tenant, list), reader(tenant), "", Map.of());
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
        var items = new ArrayList<JsonNode>();
        reply.json().path("items").forEach(items::add);
        return items;
    }

    private String reader(int tenant) {
        return troupe.token(Cast.reader(tenant));
    }

    private String called(JsonNode one) {
        return troupe.called(one.path("email").asText());
    }

    private static Stream<JsonNode> each(JsonNode array) {
        var all = new ArrayList<JsonNode>();
        array.forEach(all::add);
        return all.stream();
    }

    private static String texts(JsonNode array) {
        return each(array).map(JsonNode::asText).sorted().toList().toString();
    }

    private static String sorted(Stream<String> lines) {
        return lines.sorted().collect(Collectors.joining("; "));
    }
}
