package gatehouse.local.outside;

import gatehouse.local.events.Activity;
import gatehouse.local.events.Disorder;
import gatehouse.local.events.Message;
import gatehouse.local.events.MessageQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/// A queue on the endpoint. Its own redrive policy moves what came too often.
final class OutsideQueue implements MessageQueue {
    private static final long POLL_MILLIS = 250;
    private static final int MOST = 10;
    private static final int LONGEST_PAUSE = 2;

    private final String name;
    private final String url;
    private final SqsClient client;
    private final Activity activity;
    private final Semaphore wake = new Semaphore(0);

    OutsideQueue(String name, String url, SqsClient client, Activity activity) {
        this.name = name;
        this.url = url;
        this.client = client;
        this.activity = activity;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void put(String body) {
        client.sendMessage(send -> send.queueUrl(url).messageBody(body));
        perhapsMore();
    }

    /// Somebody may have put a message here.
    void perhapsMore() {
        activity.handedOn();
        wake.release();
    }

    @Override
    public int waiting() {
        return client
                .getQueueAttributes(get ->
                        get.queueUrl(url)
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName
                                                .APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    @Override
    public List<Message> messages() {
        return received(MOST, receive -> receive.visibilityTimeout(0)).stream()
                .map(Received::message)
                .toList();
    }

    @Override
    public void awaitVisible() throws InterruptedException {
        if (wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    @Override
    public List<Received> receive(int most, Disorder disorder) {
        return received(most, _ -> {});
    }

    private List<Received> received(int most, Consumer<ReceiveMessageRequest.Builder> more) {
        try {
            return client
                    .receiveMessage(receive ->
                            receive.queueUrl(url)
                                    .maxNumberOfMessages(Math.min(most, MOST))
                                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                    .applyMutation(more))
                    .messages()
                    .stream()
                    .map(OutsideQueue::received)
                    .toList();
        } catch (AbortedException stop) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (SdkException silent) {
            System.err.println(name + " does not answer: " + silent.getMessage());
            return List.of();
        }
    }

    private static Received received(software.amazon.awssdk.services.sqs.model.Message message) {
        var attributes = message.attributes();
        var sent = attributes.getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0");
        var count =
                attributes.getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
        return new Received(
                new Message(message.messageId(), message.body(), Long.parseLong(sent)),
                Integer.parseInt(count),
                message.receiptHandle());
    }

    @Override
    public void done(Received received) {
        trying(() ->
                client.deleteMessage(
                        delete -> delete.queueUrl(url).receiptHandle(received.receipt())));
    }

    @Override
    public void again(Received received) {
        later(received, Duration.ofSeconds(Math.min(received.count() - 1, LONGEST_PAUSE)));
    }

    @Override
    public void later(Received received, Duration hidden) {
        int pause = (int) hidden.toSeconds();
        trying(() ->
                client.changeMessageVisibility(change ->
                        change.queueUrl(url)
                                .receiptHandle(received.receipt())
                                .visibilityTimeout(pause)));
        wake.release();
    }

    /// What fails here comes again when the queue shows it again.
    private void trying(Runnable call) {
        try {
            call.run();
        } catch (SdkException refused) {
            System.err.println(name + " refuses: " + refused.getMessage());
        }
    }
}
