package gatehouse.functions.exporter;

import gatehouse.aws.Admissions;
import gatehouse.aws.Exports;
import gatehouse.aws.Exports.Held;
import gatehouse.domain.Author;
import gatehouse.domain.EventType;
import gatehouse.domain.Permission;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.people.Export;
import gatehouse.functions.Stamps;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.function.IntSupplier;

/// Sees an export through: to its file, or to its failure where its asker may not export any more.
/// The same message again goes on where it was stopped; another one of the same export is done with
/// at once, unless the first has not been at work for a while: dead letters come back under names
/// of their own.
final class Exporting {
    private final Exports exports;
    private final Admissions admissions;
    private final FileWriter writer;
    private final Stamps stamps;
    private final Clock clock;
    private final TenantId vendor;

    @Inject
    Exporting(
            Exports exports,
            Admissions admissions,
            FileWriter writer,
            Stamps stamps,
            Clock clock,
            TenantId vendor) {
        this.exports = exports;
        this.admissions = admissions;
        this.writer = writer;
        this.stamps = stamps;
        this.clock = clock;
        this.vendor = vendor;
    }

    /// Takes one event from the queue.
    ///
    /// @param messageId the queue's name for this delivery
    /// @param left the milliseconds until this run is cut off
    /// @throws gatehouse.domain.Unreachable if it could not be finished now; it is brought again
    void take(String envelope, String messageId, IntSupplier left) {
        var asked = Asked.read(envelope);
        exports.find(asked.tenant(), asked.asker(), asked.export())
                .ifPresent(held -> take(held, asked, messageId, left));
    }

    private void take(Held held, Asked asked, String messageId, IntSupplier left) {
        var export = held.export();
        var now = clock.instant();
        if (export.isFor(messageId, now)) {
            admissions
                    .still(export.asker(), export.tenant(), Permission.EXPORT_PEOPLE)
                    .ifPresentOrElse(
                            tenant -> write(held, asked, messageId, tenant, left),
                            () -> finish(held, new Export.State.Failed(now), asked));
        } else if (export.isOverAt(now)) {
            // it may have been stopped between noting the end and this
            exports.release(export);
        }
    }

    private void write(Held held, Asked asked, String messageId, Tenant tenant, IntSupplier left) {
        var whole = writer.write(held, messageId, tenant, left);
        var done = new Export.State.Done(whole.export().rows(), clock.instant());
        finish(whole, done, asked);
    }

    private void finish(Held held, Export.State end, Asked asked) {
        var export = held.export();
        var change =
                stamps.change(
                        EventType.EXPORT_FINISHED,
                        export.tenant(),
                        Subject.of(export.id(), export.asker()),
                        Author.system(vendor),
                        clock.instant(),
                        "",
                        asked.origin());
        exports.finish(held, end, change);
    }
}
