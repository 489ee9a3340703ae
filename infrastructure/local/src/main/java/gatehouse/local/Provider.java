package gatehouse.local;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.aws.Access;
import gatehouse.local.aws.Service;
import gatehouse.local.events.Activity;
import gatehouse.local.events.Queues;
import gatehouse.local.gateway.FrontDoor;
import gatehouse.local.mail.Mailbox;
import gatehouse.local.template.Template;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// What stands behind the functions' AWS calls: services of this process, or an endpoint given from
/// outside.
public interface Provider extends AutoCloseable {

    /// The template, its references filled with what is really there.
    Template template();

    /// `dynamodb`, `ses`, `events`, `secretsmanager` and `s3`.
    Map<String, Service> services();

    /// Where the table's own protocol is spoken: for benchmarks, which leave this process out.
    URI tableAddress();

    /// What functions sign with, and where signed links to files lead.
    Access access();

    Queues queues();

    Mailbox mailbox();

    /// The details of the events on our own buses, oldest first.
    List<JsonNode> carried();

    /// What lies in buckets, as text, by `/bucket/key`.
    SortedMap<String, String> files();

    /// What is to be answered beside the routes, by the first segment of the path.
    Map<String, FrontDoor.Handler> doors();

    /// Takes down what is not to outlive the system.
    @Override
    void close();

    /// Brings up what is to stand behind the functions.
    @FunctionalInterface
    interface Start {
        /// Starts with the system.
        ///
        /// @param base where the system listens
        Provider start(Options options, String base, Clock clock, Activity activity);
    }
}
