package gatehouse.local.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people see, by the model.
final class ModelViews {
    private ModelViews() {}

    static String of(Model model, Question question) {
        return switch (question) {
            case Question.Me(var who) -> me(model, who);
            case Question.Profile(var who, var tenant) -> profile(model, who, tenant);
            case Question.Invitations(var tenant) -> invitations(model, tenant);
            case Question.Grants(var tenant) -> grants(model, tenant);
            case Question.Mails(var who) -> mails(model, who);
            case Question.Log(var tenant) -> log(model, tenant);
        };
    }

    private static String me(Model model, String who) {
        if (model.disabled.contains(who)) {
            return "401";
        }
        return sorted(
                model.offers.stream()
                        .filter(one -> one.whom.equals(who) && one.isOpen(model.now))
                        .filter(one -> !model.isBarred(who, one.tenant))
                        .map(one -> "tenant " + one.tenant + " " + grant(one, model.now)));
    }

    private static String profile(Model model, String who, int tenant) {
        if (model.disabled.contains(who)) {
            return "401";
        }
        if (!model.isIn(who, tenant)) {
            return "404";
        }
        var held = model.heldBy(who, tenant);
        return "until "
                + until(held, model.now)
                + "; "
                + sorted(
                        held.stream()
                                .filter(one -> one.isOpen(model.now))
                                .map(one -> grant(one, model.now)));
    }

    /// Until when access has no gap: as long as some window holds the end found so far, go on.
    private static Instant until(List<Offered> held, Instant now) {
        var at = now;
        boolean further = true;
        while (further) {
            var known = at;
            var next =
                    held.stream()
                            .filter(one -> !one.start.isAfter(known) && one.end().isAfter(known))
                            .map(Offered::end)
                            .max(Comparator.naturalOrder());
            further = next.isPresent();
            at = next.orElse(at);
        }
        return at;
    }

    private static String invitations(Model model, int tenant) {
        return sorted(
                model.offers.stream()
                        .filter(one -> one.tenant == tenant)
                        .map(one ->
                                "%s %s %s by %s, %s to %s, link until %s"
                                        .formatted(
                                                one,
                                                one.whom,
                                                one.state(model.now),
                                                one.by,
                                                one.start,
                                                one.all.getFirst().end(),
                                                one.linkEnds())));
    }

    private static String grants(Model model, int tenant) {
        return sorted(
                model.offers.stream()
                        .filter(one -> one.tenant == tenant && one.was("accepted"))
                        .map(one -> one.whom + " " + grant(one, model.now)));
    }

    private static String grant(Offered one, Instant now) {
        return "%s %s, %s to %s".formatted(one, one.grantState(now), one.start, one.end());
    }

    private static String mails(Model model, String who) {
        return model.mails.stream()
                .filter(mail -> mail.to().equals(who))
                .collect(
                        Collectors.groupingBy(
                                ModelMails.Mail::kind, TreeMap::new, Collectors.counting()))
                .toString();
    }

    /// @param order of those at one instant; what time brings comes before what people do
    private record Entry(Instant at, int order, String type) {}

    private static String log(Model model, int tenant) {
        return model.offers.stream()
                .filter(one -> one.tenant == tenant)
                .flatMap(one -> log(one, model.now))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static Stream<String> log(Offered one, Instant now) {
        var invitation = new ArrayList<String>();
        var grant = new ArrayList<Entry>();
        for (var happened : one.all) {
            switch (happened.what()) {
                case "changed" -> grant.add(new Entry(happened.at(), 4, "grant.changed"));
                case "ended" -> grant.add(new Entry(happened.at(), 4, "grant.revoked"));
                default -> invitation.add("invitation." + happened.what());
            }
        }
        if (one.state(now).equals("expired")) {
            invitation.add("invitation.expired");
        }
        one.starts(now).forEach(at -> grant.add(new Entry(at, 1, "grant.started")));
        one.reminders(now).forEach(at -> grant.add(new Entry(at, 2, "grant.ending")));
        one.ends(now).forEach(at -> grant.add(new Entry(at, 3, "grant.ended")));
        grant.sort(Comparator.comparing(Entry::at).thenComparingInt(Entry::order));
        var types = grant.stream().map(Entry::type).toList();
        return types.isEmpty()
                ? Stream.of(one + " " + invitation)
                : Stream.of(one + " " + invitation, one + " grant " + types);
    }

    static String sorted(Stream<String> lines) {
        return lines.sorted().collect(Collectors.joining("; "));
    }
}
