package gatehouse.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Judges the mails: each event's mails went out, and none twice but for the one that a kill may
/// repeat, the last one before it (decision 9).
final class MailJudge {
    /// The mails of an event, by their numbers.
    private static final Map<String, List<Integer>> MAILS =
            Map.of(
                    "invitation.created", List.of(1),
                    "invitation.resent", List.of(1),
                    "invitation.accepted", List.of(2),
                    "invitation.revoked", List.of(1),
                    "grant.revoked", List.of(1),
                    "grant.ending", List.of(1, 2),
                    "grant.ended", List.of(1, 2));

    /// What is not sent any more once the same thing went on.
    private static final Set<String> OVERTAKABLE =
            Set.of("invitation.created", "invitation.resent", "grant.ending");

    private MailJudge() {}

    static List<String> faults(Evidence evidence) {
        var faults = new ArrayList<String>();
        everyEventIsMailed(evidence, faults);
        noMailIsSentTwice(evidence, faults);
        return faults;
    }

    private static void everyEventIsMailed(Evidence evidence, List<String> faults) {
        var notes =
                evidence.items("T#", "MAIL#")
                        .collect(
                                Collectors.toMap(
                                        item -> item.path("sk").asText(),
                                        item -> item.path("state").asText()));
        notes.forEach((note, state) -> {
            if (!state.equals("sent")) {
                faults.add("claimed, but never noted as sent: " + note);
            }
        });
        for (var log : evidence.logs().values()) {
            var overtaken = overtaken(log);
            for (var entry : log) {
                var event = entry.path("event");
                for (int number : MAILS.getOrDefault(event.path("type").asText(), List.of())) {
                    var note = "MAIL#" + event.path("id").asText() + "#" + number;
                    if (!notes.containsKey(note)
                            && !overtaken.contains(event.path("id").asText())) {
                        faults.add("no mail " + number + " of " + event);
                    }
                }
            }
        }
    }

    /// The events after which something else happened to the same thing.
    private static Set<String> overtaken(List<JsonNode> log) {
        var overtaken = new HashSet<String>();
        var later = new HashSet<String>();
        for (var entry : log.reversed()) {
            var event = entry.path("event");
            boolean goesOn = !later.add(event.path("subject").asText());
            if (goesOn && OVERTAKABLE.contains(event.path("type").asText())) {
                overtaken.add(event.path("id").asText());
            }
        }
        return overtaken;
    }

    private static void noMailIsSentTwice(Evidence evidence, List<String> faults) {
        var places = new TreeMap<String, List<Integer>>();
        for (int i = 0; i < evidence.mails().size(); i++) {
            places.computeIfAbsent(face(evidence.mails().get(i)), _ -> new ArrayList<>()).add(i);
        }
        long noted = evidence.items("T#", "MAIL#").count();
        long seconds = evidence.mails().size() - noted;
        long excused = 0;
        var lasts = new HashMap<Integer, Integer>();
        evidence.mailsAtKills().forEach(count -> lasts.put(count - 1, count));
        for (var alike : places.values()) {
            for (int i = 0; i + 1 < alike.size(); i++) {
                if (lasts.containsKey(alike.get(i))) {
                    excused++;
                }
            }
        }
        if (seconds < 0) {
            faults.add(-seconds + " mails are noted as sent, and were not");
        }
        if (seconds > excused) {
            faults.add(seconds + " second mails, of which kills explain " + excused);
        }
    }

    private static String face(JsonNode mail) {
        return mail.path("to") + " " + mail.path("subject") + " " + mail.path("text");
    }
}
