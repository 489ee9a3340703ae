package gatehouse.domain.people;

import gatehouse.domain.AccountId;
import gatehouse.domain.ExportId;
import gatehouse.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An extract that somebody asked to have written to a file.
///
/// @param id opaque
/// @param tenant whose people
/// @param asker who asked: to anybody else it does not exist
/// @param extract what was asked for
/// @param createdAt when
/// @param state how far it is
public record Export(
        ExportId id,
        TenantId tenant,
        AccountId asker,
        Extract extract,
        Instant createdAt,
        State state) {

    /// One that is not finished by then never will be: its queue has given it up.
    public static final Duration LONGEST = Duration.ofHours(6);

    /// For how long it can be fetched, from when it was asked for.
    public static final Duration KEPT = Duration.ofDays(7);

    /// For how long somebody owns one that is being written, from when something was noted last: no
    /// run of the function is so long.
    public static final Duration CLAIMED = Duration.ofMinutes(10);

    /// For how long one link to the file is good.
    public static final Duration LINK = Duration.ofMinutes(10);

    /// How far it is; each state holds only what is true in it.
    public sealed interface State {
        /// Nobody has begun.
        record Queued() implements State {}

        /// It is being written.
        ///
        /// @param owner who writes: the same one goes on where it was stopped, another one only
        ///   later
        /// @param until from when on another one may go on
        record Running(String owner, Instant until, Progress progress) implements State {}

        /// The file is there.
        record Done(int rows, Instant at) implements State {}

        /// There is no file, and none will come.
        record Failed(Instant at) implements State {}
    }

    /// What of the file is safe, so that whoever goes on need not begin again.
    ///
    /// @param upload the store's name for the unfinished file
    /// @param parts the store's receipts for what was written, in order
    /// @param rows how many people stand in those parts
    /// @param after the place in the list of the last one looked at; empty before the first
    /// @param whole whether that was the last of all
    public record Progress(
            String upload, List<String> parts, int rows, Optional<String> after, boolean whole) {

        public Progress {
            parts = List.copyOf(parts);
        }

        /// Nothing is written yet.
        public static Progress begun(String upload) {
            return new Progress(upload, List.of(), 0, Optional.empty(), false);
        }

        /// The same with a part more.
        ///
        /// @param receipt of that part
        /// @param more how many people stand in it
        /// @param last the place of the last one looked at; empty if that was the last of all
        public Progress with(String receipt, int more, Optional<String> last) {
            var all = new ArrayList<>(parts);
            all.add(receipt);
            return new Progress(upload, all, rows + more, last, last.isEmpty());
        }
    }

    /// How far it is, as answers say.
    public enum Status {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }

    /// One that was just asked for.
    public static Export asked(
            ExportId id, TenantId tenant, AccountId asker, Extract extract, Instant now) {
        return new Export(id, tenant, asker, extract, now, new State.Queued());
    }

    /// The same in another state.
    public Export with(State next) {
        return new Export(id, tenant, asker, extract, createdAt, next);
    }

    /// How far it is at an instant: what nobody finished in time has failed, whether or not anybody
    /// noted it.
    public Status statusAt(Instant now) {
        return switch (state) {
            case State.Queued _ -> isGivenUpAt(now) ? Status.FAILED : Status.QUEUED;
            case State.Running _ -> isGivenUpAt(now) ? Status.FAILED : Status.RUNNING;
            case State.Done _ -> Status.DONE;
            case State.Failed _ -> Status.FAILED;
        };
    }

    /// When it came to its end by that instant; empty while it is under way.
    public Optional<Instant> finishedAt(Instant now) {
        return switch (state) {
            case State.Queued _, State.Running _ ->
                    isGivenUpAt(now) ? Optional.of(givenUpAt()) : Optional.empty();
            case State.Done done -> Optional.of(done.at());
            case State.Failed failed -> Optional.of(failed.at());
        };
    }

    /// How many people stand in the file so far.
    public int rows() {
        return switch (state) {
            case State.Queued _, State.Failed _ -> 0;
            case State.Running running -> running.progress().rows();
            case State.Done done -> done.rows();
        };
    }

    /// Whether somebody who was given it to write may write it at an instant: nobody where it has
    /// come to its end, and none but its owner for as long as that one has claimed it.
    public boolean isFor(String owner, Instant now) {
        return switch (state) {
            case State.Queued _ -> !isGivenUpAt(now);
            case State.Running running ->
                    (running.owner().equals(owner) || !now.isBefore(running.until()))
                            && !isGivenUpAt(now);
            case State.Done _, State.Failed _ -> false;
        };
    }

    /// Whether it has come to its end, and its asker may ask for another.
    public boolean isOverAt(Instant now) {
        return finishedAt(now).isPresent();
    }

    /// From when on it counts as failed, unless it came to an end before.
    public Instant givenUpAt() {
        return createdAt.plus(LONGEST);
    }

    /// From when on it does not exist any more, and its file goes.
    public Instant forgottenAt() {
        return createdAt.plus(KEPT);
    }

    private boolean isGivenUpAt(Instant now) {
        return !now.isBefore(givenUpAt());
    }
}
