package gatehouse.local.model.customers;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people see, by the model.
final class Views {
    private Views() {}

    static String of(Model model, Question question) {
        return switch (question) {
            case Question.May(var who, var tenant) -> may(model, who, tenant);
            case Question.People(var tenant) -> people(model, tenant);
            case Question.Offers(var by) -> offers(model, by);
            case Question.Registrations(var tenant) ->
                    sorted(
                            model.registrations.stream()
                                    .filter(one -> one.tenant == tenant)
                                    .filter(one -> one.confirmedBy >= 0)
                                    .map(one -> one.whom + " " + one.state(model.now)));
            case Question.Summary(var tenant) -> summary(model, tenant);
        };
    }

    private static String may(Model model, String who, int tenant) {
        if (!model.known.contains(who)) {
            return "nobody";
        }
        if (!model.homes.containsKey(who) || model.isBarred(who)) {
            return "401";
        }
        return model.in(who, tenant)
                .map(roles ->
                        "as "
                                + Model.with(roles, "everyone")
                                + (Roles.seeTickets(roles) ? " with tickets" : ""))
                .orElse("404");
    }

    private static String people(Model model, int tenant) {
        var members =
                model.places.stream()
                        .filter(one -> one.tenant == tenant)
                        .map(one ->
                                "%s %s %s%s"
                                        .formatted(
                                                one.who,
                                                one.enabled ? "active" : "disabled",
                                                one.roles(),
                                                isHome(model, one) ? "" : " external"));
        var invited =
                model.offers.stream()
                        .filter(one -> tenant == Cast.CUSTOMER && model.managed)
                        .filter(one -> one.state(model.now).equals("pending"))
                        .map(one -> one.made.whom() + " invited [" + one.made.role() + "]");
        var waiting =
                model.registrations.stream()
                        .filter(one -> one.tenant == tenant)
                        .filter(one -> one.state(model.now).equals("waiting"))
                        .map(one -> one.whom + " waiting [customer]");
        return sorted(Stream.of(members, invited, waiting).flatMap(all -> all));
    }

    private static boolean isHome(Model model, Place place) {
        return model.homes.getOrDefault(place.who, -1) == place.tenant;
    }

    private static String offers(Model model, String by) {
        int status = model.offersShown(by);
        return status == 200
                ? sorted(
                        model.offers.stream()
                                .map(one ->
                                        "#%d %s %s"
                                                .formatted(
                                                        one.made.number(),
                                                        one.made.role(),
                                                        one.state(model.now))))
                : Integer.toString(status);
    }

    private static String summary(Model model, int tenant) {
        var own =
                model.places.stream()
                        .filter(one -> one.tenant == tenant && isHome(model, one))
                        .toList();
        long active = own.stream().filter(one -> one.enabled).count();
        long invited =
                model.offers.stream()
                        .filter(one -> tenant == Cast.CUSTOMER && model.managed)
                        .filter(one -> one.state(model.now).equals("pending"))
                        .count();
        long waiting =
                model.registrations.stream()
                        .filter(one -> one.tenant == tenant)
                        .filter(one -> one.state(model.now).equals("waiting"))
                        .count();
        return "active %d, disabled %d, invited %d, waiting %d"
                .formatted(active, own.size() - active, invited, waiting);
    }

    private static String sorted(Stream<String> lines) {
        return lines.sorted().collect(Collectors.joining("; "));
    }
}
