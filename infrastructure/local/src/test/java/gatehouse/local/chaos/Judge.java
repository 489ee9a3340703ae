package gatehouse.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Judges log and bus: nothing lost, nothing told twice; the other judges are asked along.
final class Judge {
    private Judge() {}

    /// What is wrong; empty if nothing is.
    static List<String> faults(Evidence evidence) {
        var faults = new ArrayList<String>();
        everyLogIsWhole(evidence, faults);
        everyChangeIsTold(evidence, faults);
        everyAnswerIsTold(evidence, faults);
        theBusCarriesAll(evidence, faults);
        faults.addAll(StateJudge.faults(evidence));
        faults.addAll(MailJudge.faults(evidence));
        return faults;
    }

    private static void everyLogIsWhole(Evidence evidence, List<String> faults) {
        evidence.logs()
                .forEach((tenant, log) -> {
                    var seen = new HashSet<String>();
                    long expected = 1;
                    for (var entry : log) {
                        if (entry.path("sequence").asLong() != expected++) {
                            faults.add("the log of " + tenant + " has a gap before " + name(entry));
                        }
                        if (!seen.add(entry.path("event").path("id").asText())) {
                            faults.add("the log of " + tenant + " tells twice of " + name(entry));
                        }
                    }
                    long head =
                            evidence.item("T#" + tenant + "#AUDIT", "HEAD")
                                    .map(item -> item.path("sequence").asLong())
                                    .orElse(0L);
                    if (head != log.size()) {
                        faults.add("the log of " + tenant + " ends elsewhere than its head says");
                    }
                });
    }

    /// The newest event of every item.
    private static void everyChangeIsTold(Evidence evidence, List<String> faults) {
        var told = ids(evidence);
        for (var item : evidence.table()) {
            var change = item.path("change").path("id").asText();
            if (!change.isEmpty() && !told.contains(change)) {
                faults.add("lost: the event of " + item.path("pk") + " " + item.path("sk"));
            }
        }
    }

    private static void everyAnswerIsTold(Evidence evidence, List<String> faults) {
        var counts = new HashMap<String, Integer>();
        evidence.events()
                .forEach(event -> counts.merge(event.path("requestId").asText(), 1, Integer::sum));
        for (var request : evidence.answered()) {
            int count = counts.getOrDefault(request, 0);
            if (count != 1) {
                faults.add("request " + request + " was answered, and is told " + count + " times");
            }
        }
    }

    private static void theBusCarriesAll(Evidence evidence, List<String> faults) {
        Set<String> carried =
                evidence.bus().stream()
                        .map(event -> event.path("id").asText())
                        .collect(Collectors.toSet());
        evidence.events()
                .filter(event -> !carried.contains(event.path("id").asText()))
                .forEach(event -> faults.add("the bus never carried " + event));
    }

    private static Set<String> ids(Evidence evidence) {
        return evidence.events()
                .map(event -> event.path("id").asText())
                .collect(Collectors.toSet());
    }

    private static String name(JsonNode entry) {
        return entry.path("sequence") + " " + entry.path("event").path("type");
    }
}
