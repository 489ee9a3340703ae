package gatehouse.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Hook;
import gatehouse.local.aws.Service;
import gatehouse.local.events.Activity;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Global secondary indexes that lag behind the table: for some time after a write, a query does
/// not find what is new, and finds what it found before of what was changed. One write in some is
/// late for the first query after it, however slow the machine is, unless all was quiet meanwhile.
public final class LateIndexes implements Hook, Activity.Work {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "TransactWriteItems");
    private static final int LATEST_MILLIS = 60;
    private static final int NANOS = 1_000_000;
    private static final int ONE_MISSED_IN = 4;

    private final Dice dice;
    private final Map<String, Late> late = new HashMap<>();
    private final Map<String, Map<String, JsonNode>> found = new HashMap<>();

    /// An item whose last write has not arrived.
    ///
    /// @param until when it arrives, in nanoseconds
    /// @param isMissed whether a query that should find it is to miss it first
    private record Late(boolean isNew, long until, boolean isMissed) {
        boolean isDue() {
            return until - System.nanoTime() <= 0;
        }

        Late missed() {
            return new Late(isNew, until, false);
        }
    }

    private final Tally tally;

    LateIndexes(Dice dice, Tally tally) {
        this.dice = dice;
        this.tally = tally;
    }

    @Override
    public synchronized String unfinished() {
        late.values().removeIf(Late::isDue);
        return late.isEmpty() ? "" : late.size() + " changes on their way to the indexes";
    }

    @Override
    public Answer around(Call call, Service next) throws IOException {
        var answer = next.answer(call);
        if (!call.service().equals("dynamodb") || answer.status() != 200) {
            return answer;
        }
        var body = MAPPER.readTree(call.body().asUtf8String());
        if (WRITES.contains(call.action())) {
            written(body);
        }
        return call.action().equals("Query") && body.has("IndexName")
                ? lagging(body, (ObjectNode) MAPPER.readTree(answer.body().asUtf8String()))
                : answer;
    }

    private synchronized void written(JsonNode body) {
        noted(body);
        for (var part : body.path("TransactItems")) {
            noted(part.path("Put"));
            noted(part.path("Update"));
        }
    }

    /// Our puts create and our updates change.
    private void noted(JsonNode write) {
        boolean isNew = write.has("Item");
        var item = isNew ? write.path("Item") : write.path("Key");
        if (!item.isMissingNode()) {
            long until = System.nanoTime() + (long) dice.below(LATEST_MILLIS) * NANOS;
            late.put(key(item), new Late(isNew, until, dice.oneIn(ONE_MISSED_IN)));
        }
    }

    private Map<String, Late> waiting() {
        late.values().removeIf(each -> each.isDue() && !each.isMissed());
        return Map.copyOf(late);
    }

    private synchronized Answer lagging(JsonNode query, ObjectNode answer) {
        var place = query.path("IndexName").asText() + partition(query);
        var before = found.getOrDefault(place, Map.of());
        var waiting = waiting();
        var items = new LinkedHashMap<String, JsonNode>();
        answer.path("Items").forEach(item -> items.put(key(item), item));
        boolean whole = !query.has("ExclusiveStartKey") && !answer.has("LastEvaluatedKey");
        waiting.forEach((key, write) -> {
            if (items.containsKey(key)) {
                late.put(key, write.missed());
            }
            if (whole && before.containsKey(key)) {
                items.put(key, before.get(key));
            } else if (write.isNew()) {
                items.remove(key);
            }
        });
        if (whole) {
            found.put(place, items);
        }
        var there = answer.path("Items");
        ArrayNode shown = MAPPER.createArrayNode();
        items.values().forEach(shown::add);
        if (!shown.equals(there)) {
            tally.note(Trouble.LATE_INDEX, "indexes");
        }
        answer.set("Items", shown);
        return Answer.json(answer.put("Count", shown.size()));
    }

    private static String partition(JsonNode query) {
        return query.path("ExpressionAttributeValues").path(":pk").toString();
    }

    private static String key(JsonNode item) {
        return item.path("pk").path("S").asText() + "|" + item.path("sk").path("S").asText();
    }
}
