package gatehouse.local.events;

import java.time.Duration;
import java.util.List;

/// A queue, as rules and pumps need one: of this process, or somewhere else.
public interface MessageQueue {

    /// Its logical id in the template.
    String name();

    void put(String body);

    /// How many messages are there, hidden or not.
    int waiting();

    /// What is there. Looking may count as receiving.
    List<Message> messages();

    /// Waits until there may be a visible message.
    void awaitVisible() throws InterruptedException;

    /// Takes up to `most` visible messages, and hides them; none if there are none.
    ///
    /// @param disorder of this process; a queue elsewhere has one of its own
    List<Received> receive(int most, Disorder disorder);

    /// It need not come again.
    void done(Received received);

    /// It comes again after a while, or goes to the dead letters if it came often enough.
    void again(Received received);

    /// It comes once more when it was hidden this long, dead letters or not.
    void later(Received received, Duration hidden);

    /// A message as it is received.
    ///
    /// @param count how often it was, this time included
    /// @param receipt by which this queue knows this receiving
    record Received(Message message, int count, String receipt) {}
}
