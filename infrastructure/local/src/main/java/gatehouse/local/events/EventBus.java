package gatehouse.local.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import gatehouse.local.storage.Journal;
import gatehouse.local.template.Template;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// EventBridge: buses, their rules, and the list of what our own bus carried.
public final class EventBus implements Service {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String DEFAULT_BUS = "default";

    /// How many entries EventBridge takes in one request, and how many bytes of all of them.
    private static final int MOST_ENTRIES = 10;

    private static final int MOST_BYTES = 256 * 1024;

    private final Clock clock;
    private final Template template;
    private final List<Rule> rules;
    private final Journal journal;
    private final Disorder disorder;
    private final List<JsonNode> carried;

    /// Brings up the buses of the template.
    ///
    /// @param journal of what our own buses carried
    /// @param disorder of what its rules deliver
    public EventBus(
            Template template, Queues queues, Clock clock, Journal journal, Disorder disorder) {
        this.clock = clock;
        this.template = template;
        this.rules = Rule.all(template, queues);
        this.journal = journal;
        this.disorder = disorder;
        this.carried = new CopyOnWriteArrayList<>(journal.past());
    }

    /// The details of the events on our own buses, oldest first.
    public List<JsonNode> carried() {
        return List.copyOf(carried);
    }

    @Override
    public Answer answer(Call call) throws IOException {
        if (!call.action().equals("PutEvents")) {
            return Answer.error("InvalidActionException", "Not here: " + call.action());
        }
        var asked = MAPPER.readTree(call.body().asUtf8String()).path("Entries");
        if (asked.size() > MOST_ENTRIES) {
            return Answer.error("ValidationException", "More than 10 entries");
        }
        if (asked.valueStream().mapToInt(EventBus::bytes).sum() > MOST_BYTES) {
            return Answer.error(
                    "ValidationException",
                    "Total size of the entries in the request is over the limit.");
        }
        var answer = JsonNodeFactory.instance.objectNode().put("FailedEntryCount", 0);
        var entries = answer.putArray("Entries");
        for (var entry : asked) {
            var id =
                    put(
                            name(entry.path("EventBusName").asText(DEFAULT_BUS)),
                            entry.path("Source").asText(),
                            entry.path("DetailType").asText(),
                            MAPPER.readTree(entry.path("Detail").asText()));
            entries.addObject().put("EventId", id);
        }
        return Answer.json(answer);
    }

    /// As EventBridge counts an entry: what it is from, what it is, and all that it says.
    private static int bytes(JsonNode entry) {
        return Stream.of("Source", "DetailType", "Detail")
                .mapToInt(name -> entry.path(name).asText().getBytes(UTF_8).length)
                .sum();
    }

    /// Puts one event onto the default bus, as AWS's own services do.
    public void putByAws(String source, String detailType, JsonNode detail) {
        put(DEFAULT_BUS, source, detailType, detail);
    }

    private String put(String bus, String source, String detailType, JsonNode detail) {
        var id = UUID.randomUUID().toString();
        var event =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("version", "0")
                        .put("id", id)
                        .put("detail-type", detailType)
                        .put("source", source)
                        .put("account", template.account())
                        .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                        .put("region", template.region());
        event.putArray("resources");
        event.set("detail", detail);
        if (!bus.equals(DEFAULT_BUS)) {
            journal.append(detail);
            carried.add(detail);
        }
        for (var rule : rules) {
            if (rule.takes(bus, event)) {
                rule.targets().forEach(queue -> deliver(event.toString(), queue));
            }
        }
        return id;
    }

    private void deliver(String event, MessageQueue queue) {
        queue.put(event);
        if (disorder.again()) {
            queue.put(event);
        }
    }

    private static String name(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }
}
