package gatehouse.local.outside;

import gatehouse.local.events.Activity;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// One run on the endpoint: what it puts there bears its name, and goes when it ends.
///
/// @param stack which all its names begin with, unlike that of any other run
record Run(String stack, Clients clients, Removals removals, Activity activity) {

    /// @param id the logical one
    OutsideQueue queue(String id, String name, Map<QueueAttributeName, String> attributes) {
        var url =
                clients.queues()
                        .createQueue(create -> create.queueName(name).attributes(attributes))
                        .queueUrl();
        removals.add(url, () -> clients.queues().deleteQueue(delete -> delete.queueUrl(url)));
        return new OutsideQueue(id, url, clients.queues(), activity);
    }
}
