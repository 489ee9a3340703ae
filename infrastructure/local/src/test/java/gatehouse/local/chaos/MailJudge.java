package gatehouse.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.MailTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Judges the mails: each event's mails went out, and none twice but for the one that a kill may
/// repeat, the last one before it (decision 9). A kill excuses one more copy of that mail, of no
/// other. What a kill broke off may stay claimed for ever if it is not to be sent any more when it
/// comes again: whether it had gone out nobody knows then.
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
        var overtaken = overtaken(evidence);
        everyEventIsMailed(evidence, overtaken, faults);
        everyNoteIsOneMail(evidence, overtaken, faults);
        return faults;
    }

    private static void everyEventIsMailed(
            Evidence evidence, Set<String> overtaken, List<String> faults) {
        var notes =
                evidence.items("T#", "MAIL#")
                        .collect(
                                Collectors.toMap(
                                        item -> item.path("sk").asText(),
                                        item -> item.path("state").asText()));
        notes.forEach((note, state) -> {
            if (!state.equals("sent") && !overtaken.contains(event(note))) {
                faults.add("claimed, but never noted as sent: " + note);
            }
        });
        for (var log : evidence.logs().values()) {
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

    /// The event of a note.
    private static String event(String note) {
        return note.split("#", -1)[1];
    }

    /// The events after which something else happened to the same thing.
    private static Set<String> overtaken(Evidence evidence) {
        var overtaken = new HashSet<String>();
        for (var log : evidence.logs().values()) {
            var later = new HashSet<String>();
            for (var entry : log.reversed()) {
                var event = entry.path("event");
                boolean goesOn = !later.add(event.path("subject").asText());
                if (goesOn && OVERTAKABLE.contains(event.path("type").asText())) {
                    overtaken.add(event.path("id").asText());
                }
            }
        }
        return overtaken;
    }

    /// Mail by mail: what is missing of one does not make up for what another has too many.
    private static void everyNoteIsOneMail(
            Evidence evidence, Set<String> overtaken, List<String> faults) {
        var places = new TreeMap<Face, List<Integer>>();
        for (int i = 0; i < evidence.mails().size(); i++) {
            var face = Face.of(evidence.mails().get(i));
            places.computeIfAbsent(face, _ -> new ArrayList<>()).add(i);
        }
        var faces = new TreeMap<String, Integer>();
        places.keySet().forEach(face -> faces.merge(face.event(), 1, Integer::sum));
        var unknown = new HashMap<String, Integer>();
        evidence.items("T#", "MAIL#")
                .forEach(note -> {
                    var event = event(note.path("sk").asText());
                    faces.merge(event, -1, Integer::sum);
                    if (!note.path("state").asText().equals("sent") && overtaken.contains(event)) {
                        unknown.merge(event, 1, Integer::sum);
                    }
                });
        faces.forEach((event, more) -> {
            if (-more > unknown.getOrDefault(event, 0)) {
                faults.add(-more + " mails of " + event + " are noted, and did not go out");
            }
            if (more > 0) {
                faults.add(more + " mails of " + event + " went out, and nobody noted them");
            }
        });
        places.forEach((face, copies) -> {
            long excused =
                    copies.subList(0, copies.size() - 1).stream()
                            .filter(place -> evidence.mailsAtKills().contains(place + 1))
                            .count();
            if (copies.size() - 1 > excused) {
                faults.add(
                        "%d second mails to %s of %s, of which kills explain %d"
                                .formatted(copies.size() - 1, face.to(), face.event(), excused));
            }
        });
    }

    /// What tells one mail from all others: an event writes to each person once.
    private record Face(String event, String to) implements Comparable<Face> {
        private static final Comparator<Face> ORDER =
                Comparator.comparing(Face::event).thenComparing(Face::to);

        /// By the tag that it carries for its reports.
        static Face of(JsonNode mail) {
            var tag = MailTag.parse(mail.path("tags").path(MailTag.NAME).asText());
            return new Face(
                    tag.map(read -> read.event().value()).orElse("no event"),
                    mail.path("to").asText());
        }

        @Override
        public int compareTo(Face other) {
            return ORDER.compare(this, other);
        }
    }
}
