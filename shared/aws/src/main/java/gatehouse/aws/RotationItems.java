package gatehouse.aws;

import gatehouse.domain.Change;
import java.time.Instant;

/// Notes that a secret gets a new key. Whoever has written one has the secret for itself, until it
/// says that it has done its work, or can be at work no longer.
public final class RotationItems {
    private static final String BUSY_UNTIL = "busyUntil";

    private RotationItems() {}

    /// A note as it was read.
    ///
    /// @param version 0 where there is none
    /// @param busyUntil until when somebody has the secret; [Instant#MIN] for nobody
    public record Note(long version, Instant busyUntil) {
        /// Of a secret that never had another key.
        public static final Note NONE = new Note(0, Instant.MIN);

        /// Whether somebody has the secret.
        public boolean isBusyAt(Instant now) {
            return now.isBefore(busyUntil);
        }
    }

    public static Note read(Item item) {
        return new Note(
                item.number(Item.VERSION, 0),
                item.has(BUSY_UNTIL) ? item.instant(BUSY_UNTIL) : Instant.MIN);
    }

    /// Notes a rotation, if nobody has noted another since.
    ///
    /// @param purpose the secret's, such as `links`
    /// @param read before the secret was
    /// @param until when the work is done for certain, or broken off
    public static Write begin(String purpose, Note read, Instant until, Change change) {
        var write =
                Updating.of(Keys.rotation(purpose))
                        .set("at", change.at())
                        .set(BUSY_UNTIL, until)
                        .set(Item.VERSION, read.version() + 1)
                        .carry(change);
        return (read.version() == 0
                        ? write.whenAbsent(Item.VERSION)
                        : write.when(Item.VERSION, read.version()))
                .write();
    }

    /// Says that the work is done, if nobody has begun anew since.
    ///
    /// @param read as [#begin] was given it
    public static Write end(String purpose, Note read) {
        return Updating.of(Keys.rotation(purpose))
                .remove(BUSY_UNTIL)
                .when(Item.VERSION, read.version() + 1)
                .write();
    }
}
