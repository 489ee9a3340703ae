package gatehouse.local.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.demo.Seals;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The vendor's help desk, which signs as Standard Webhooks have it.
final class HelpDesk {
    static final String WEBHOOK = "/v1/ticket-webhook";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private HelpDesk() {}

    /// An id that nobody has used.
    static String newId() {
        return "msg_" + COUNT.incrementAndGet() + "_" + System.nanoTime();
    }

    static Reply say(ObjectNode body) {
        return send(newId(), body.toString());
    }

    /// Signs and sends now.
    static Reply send(String id, String body) {
        return post(sealed(id, House.SYSTEM.clock().instant(), body), body);
    }

    static Reply post(Map<String, String> headers, String body) {
        return House.ask("POST", WEBHOOK, "", body, headers);
    }

    /// The three headers of a message.
    static Map<String, String> sealed(String id, Instant at, String body) {
        return Seals.of(id, at, body, House.SYSTEM.webhookSecret());
    }
}
