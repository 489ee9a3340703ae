package gatehouse.local.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The mails that go out because time goes on (A10).
final class ModelMails {
    private ModelMails() {}

    /// @param kind invited, accepted, withdrawn, taken, reminded, ended, goes on
    record Mail(String to, String kind) {}

    /// What falls due after one instant and up to another.
    static List<Mail> told(Model model, Instant after, Instant until) {
        var told = new ArrayList<Mail>();
        for (var offer : model.offers) {
            int before = offer.reminders(after).size();
            for (int more = before; more < offer.reminders(until).size(); more++) {
                both(model, offer, "reminded", told);
            }
            if (offer.ends(after).isEmpty() && !offer.ends(until).isEmpty()) {
                both(model, offer, "ended", told);
            }
        }
        return told;
    }

    /// To the invited person and to the inviter. Where another grant goes on without a gap, access
    /// does not end, and they are told that (A9).
    private static void both(Model model, Offered offer, String kind, List<Mail> told) {
        var end = offer.end();
        boolean goesOn =
                model.heldBy(offer.whom, offer.tenant).stream()
                        .anyMatch(other -> !other.start.isAfter(end) && other.end().isAfter(end));
        for (var to : List.of(offer.whom, offer.by)) {
            if (!model.disabled.contains(to)) {
                told.add(new Mail(to, goesOn ? "goes on" : kind));
            }
        }
    }
}
