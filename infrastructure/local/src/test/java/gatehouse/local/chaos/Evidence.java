package gatehouse.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is there once all is quiet.
///
/// @param table every item
/// @param bus the details of the events that the bus carried
/// @param mails what went out, oldest first
/// @param answered the request ids of the commands that were answered with success
/// @param mailsAtKills how many mails had gone out when the process was killed, for each kill
record Evidence(
        List<JsonNode> table,
        List<JsonNode> bus,
        List<JsonNode> mails,
        List<String> answered,
        List<Integer> mailsAtKills) {

    /// The item with exactly this key.
    Optional<JsonNode> item(String partition, String sort) {
        return table.stream()
                .filter(item -> item.path("pk").asText().equals(partition))
                .filter(item -> item.path("sk").asText().equals(sort))
                .findFirst();
    }

    /// The items whose keys begin so, in all partitions of a kind.
    Stream<JsonNode> items(String partition, String sort) {
        return table.stream()
                .filter(item -> item.path("pk").asText().startsWith(partition))
                .filter(item -> item.path("sk").asText().startsWith(sort));
    }

    /// The entries of each tenant's audit log, oldest first.
    Map<String, List<JsonNode>> logs() {
        return table.stream()
                .filter(item -> item.has("event") && item.path("pk").asText().contains("#AUDIT#"))
                .sorted(Comparator.comparing(item -> item.path("sk").asText()))
                .collect(
                        Collectors.groupingBy(
                                item -> item.path("event").path("tenant").asText(),
                                TreeMap::new,
                                Collectors.toList()));
    }

    /// The event of each entry of all logs.
    Stream<JsonNode> events() {
        return logs().values().stream().flatMap(List::stream).map(entry -> entry.path("event"));
    }
}
