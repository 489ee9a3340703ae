package gatehouse.aws;

import gatehouse.domain.EventId;
import gatehouse.domain.TenantId;
import gatehouse.domain.Unreachable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Notes which mails went out. A mail is claimed before it is handed over, so that the same event
/// brought twice at the same time makes one mail, and noted after.
public final class SentMails {
    private static final Duration CLAIMED = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String STATE = "state";
    private static final String OWNER = "owner";
    private static final String UNTIL = "until";
    private static final String SENDING = "sending";
    private static final String SENT = "sent";

    private final Table table;
    private final Clock clock;

    public SentMails(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /// Names a mail: the n-th of an event.
    ///
    /// @param number from 1
    public record Note(TenantId tenant, EventId event, int number) {
        /// Where it stands.
        public Key key() {
            return Keys.mail(tenant, event, number);
        }
    }

    /// Claims a mail for sending.
    ///
    /// @param owner who claims it: the same one goes on where it was stopped, another one waits
    /// @return whether it is to be sent; not if it has been
    /// @throws Unreachable while another one is sending it
    public boolean claim(Note note, String owner) {
        var now = clock.instant();
        var item =
                Draft.at(note.key())
                        .put(STATE, SENDING)
                        .put(OWNER, owner)
                        .put(UNTIL, now.plus(CLAIMED))
                        .put(Delivery.MAIL, note.event().value())
                        .put(Item.TTL, now.plus(KEPT).getEpochSecond())
                        .item();
        if (table.commit(new Write.Create(item, now)) == Committed.STORED) {
            return true;
        }
        var found = table.get(note.key());
        if (found.map(read -> read.text(STATE).equals(SENT)).orElse(false)) {
            return false;
        }
        if (found.isPresent() && takeOver(found.get(), owner, now)) {
            return true;
        }
        throw new Unreachable("the mail is being sent by another");
    }

    /// Notes that it went out.
    public void done(Note note, String owner) {
        var write =
                Updating.of(note.key()).set(STATE, SENT).when(OWNER, owner).remove(UNTIL).write();
        // lost only to another who claimed it after our time had run out; that one notes it
        var _ = table.commit(write);
    }

    private boolean takeOver(Item found, String owner, Instant now) {
        boolean mine = found.text(OWNER).equals(owner);
        if (!mine && now.isBefore(found.instant(UNTIL))) {
            return false;
        }
        var write =
                Updating.of(found.key())
                        .set(OWNER, owner)
                        .set(UNTIL, now.plus(CLAIMED))
                        .when(OWNER, found.text(OWNER))
                        .when(STATE, SENDING)
                        .when(UNTIL, found.text(UNTIL))
                        .write();
        return table.commit(write) == Committed.STORED;
    }
}
