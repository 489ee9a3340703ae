package gatehouse.functions.exporter;

import gatehouse.aws.Exports;
import gatehouse.aws.Exports.Held;
import gatehouse.aws.Extracts;
import gatehouse.aws.Files;
import gatehouse.domain.Tenant;
import gatehouse.domain.Unreachable;
import gatehouse.domain.people.Export;
import gatehouse.domain.people.Export.Progress;
import gatehouse.domain.people.Export.State;
import gatehouse.functions.ExportFiles;
import gatehouse.functions.PeopleCsv;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.IntSupplier;

/// Writes an export's file, part by part, and notes each part when it is safe: whoever goes on
/// after a crash, or when the time had run out, begins behind the last of them. It holds one part
/// in memory, and one step of the list.
final class FileWriter {
    /// What has to be left for a part to be written and noted.
    private static final int ENOUGH_MILLIS = 15_000;

    private final Exports exports;
    private final Extracts extracts;
    private final Files files;
    private final Clock clock;

    @Inject
    FileWriter(Exports exports, Extracts extracts, Files files, Clock clock) {
        this.exports = exports;
        this.extracts = extracts;
        this.files = files;
        this.clock = clock;
    }

    /// Writes what is not yet written, until the file is there.
    ///
    /// @param owner who writes
    /// @param left the milliseconds until this run is cut off
    /// @throws Unreachable if they run out
    Held write(Held held, String owner, Tenant tenant, IntSupplier left) {
        var name = ExportFiles.name(held.export());
        var at = begun(held, owner, name);
        while (!progress(at).whole()) {
            at = part(at, owner, tenant, name, left);
        }
        files.complete(name, progress(at).upload(), progress(at).parts());
        return at;
    }

    private Held begun(Held held, String owner, String name) {
        if (held.export().state() instanceof State.Running) {
            return held;
        }
        var disposition = PeopleCsv.disposition(held.export().tenant());
        var upload = files.begin(name, PeopleCsv.TYPE, disposition);
        return note(held, owner, Progress.begun(upload));
    }

    /// Collects as many rows as a part has to have, or all that are left, and keeps them.
    private Held part(Held held, String owner, Tenant tenant, String name, IntSupplier left) {
        var before = progress(held);
        var extract = held.export().extract();
        var csv = new PeopleCsv(extract.columns(), tenant);
        if (before.parts().isEmpty()) {
            csv.header();
        }
        var now = clock.instant();
        int rows = 0;
        Optional<String> after = before.after();
        do {
            hurry(left);
            var step = extracts.step(tenant.id(), extract, after, now);
            step.rows().forEach(row -> csv.add(row, now));
            rows += step.rows().size();
            after = step.last();
        } while (after.isPresent() && csv.size() < Files.LEAST_PART);
        int number = before.parts().size() + 1;
        var receipt = files.part(name, before.upload(), number, csv.take());
        return note(held, owner, before.with(receipt, rows, after));
    }

    private Held note(Held held, String owner, Progress progress) {
        var until = clock.instant().plus(Export.CLAIMED);
        return exports.advance(held, new State.Running(owner, until, progress));
    }

    private static void hurry(IntSupplier left) {
        if (left.getAsInt() < ENOUGH_MILLIS) {
            throw new Unreachable("no time is left: the rest comes with the next run");
        }
    }

    private static Progress progress(Held held) {
        return switch (held.export().state()) {
            case State.Running running -> running.progress();
            case State.Queued _, State.Done _, State.Failed _ ->
                    throw new IllegalStateException("an export that is not being written");
        };
    }
}
