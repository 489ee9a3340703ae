package gatehouse.local.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import gatehouse.local.events.Activity;
import gatehouse.local.events.Disorder;
import gatehouse.local.events.MessageQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The bus on the endpoint. A rule of the run brings everything that it carries to a queue of the
/// run as well; what was put and has not come there is still on its way.
final class OutsideBus implements Service, Activity.Work {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MOST = 10;

    private final Service endpoint;
    private final OutsideQueue everything;
    private final List<OutsideQueue> targets;
    private final AtomicInteger put = new AtomicInteger();
    private final Map<String, JsonNode> carried = new LinkedHashMap<>();

    OutsideBus(Service endpoint, OutsideQueue everything, List<OutsideQueue> targets) {
        this.endpoint = endpoint;
        this.everything = everything;
        this.targets = targets;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        var answer = endpoint.answer(call);
        if (call.action().equals("PutEvents") && answer.status() == 200) {
            for (var entry : MAPPER.readTree(answer.body().asUtf8String()).path("Entries")) {
                put.addAndGet(entry.path("EventId").isTextual() ? 1 : 0);
            }
        }
        targets.forEach(OutsideQueue::perhapsMore);
        return answer;
    }

    @Override
    public String unfinished() {
        int underWay = put.get() - carried().size();
        return underWay > 0 ? underWay + " events on the bus" : "";
    }

    /// The details of what it carried, in the order in which they came.
    synchronized List<JsonNode> carried() {
        while (carried.size() < put.get()) {
            var batch = everything.receive(MOST, Disorder.NONE);
            if (batch.isEmpty()) {
                break;
            }
            batch.forEach(this::keep);
        }
        return List.copyOf(carried.values());
    }

    private void keep(MessageQueue.Received received) {
        try {
            var event = MAPPER.readTree(received.message().body());
            carried.put(event.path("id").asText(), event.path("detail"));
            everything.done(received);
        } catch (IOException broken) {
            throw new UncheckedIOException("the bus carried what is not JSON", broken);
        }
    }
}
