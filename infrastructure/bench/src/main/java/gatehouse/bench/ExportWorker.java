package gatehouse.bench;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import gatehouse.functions.exporter.ExporterHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A process that exports a tenant's people, and before and after that queries as many entries bare
/// and writes as many bytes, without the accounts and with them. Result: rows; seconds of ours and
/// of the bare one; MiB in use above idle at the most; read units of ours and of the bare one;
/// seconds of the bare one with accounts.
public final class ExportWorker {
    private static final Pattern UNITS = Pattern.compile("\"ReadUnits\":([0-9.]+)");

    private ExportWorker() {}

    /// Measures, and tells.
    ///
    /// @param arguments the scene's file; tenant and message of an export to warm up with; the same
    ///   of the one that is measured
    public static void main(String[] arguments) {
        try {
            run(arguments);
            System.exit(0);
        } catch (Exception broken) {
            // threads of the HTTP client would keep the process
            broken.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(String[] arguments) throws Exception {
        var scene = Scene.read(Path.of(arguments[0]));
        var platform = new ScenePlatform(scene);
        var log = new ArrayList<String>();
        var exporter = new ExporterHandler(new ScenePlatform(scene, log::add));
        var bare = new BareExport(platform, scene);
        export(exporter, arguments[2]);
        long few = bare.bytesWritten();
        int fewRows = bare.run(arguments[1], few).rows();
        var _ = bare.runWithAccounts(arguments[1], few);
        log.clear();

        var queried = bare.run(arguments[3], 0);
        var before = Bare.run(bare, arguments[3], few * queried.rows() / fewRows);
        long written = bare.bytesWritten();
        var heap = new HeapInUse();
        double ours = seconds(() -> heap.during(() -> export(exporter, arguments[4])));
        var after = Bare.run(bare, arguments[3], bare.bytesWritten() - written);
        System.out.printf(
                Locale.ROOT,
                Child.RESULT + "%d %f %f %f %f %f %f%n",
                queried.rows(),
                ours,
                (before.seconds() + after.seconds()) / 2,
                heap.mostMib(),
                units(log),
                queried.units(),
                (before.withAccounts() + after.withAccounts()) / 2);
    }

    /// How long the bare one takes, watched as well, so that both pay for the collector. It is
    /// measured before and after ours: a shared machine is not equally fast all the time.
    private record Bare(double seconds, double withAccounts) {
        static Bare run(BareExport bare, String tenant, long bytes) {
            return new Bare(
                    watched(() -> bare.run(tenant, bytes)),
                    watched(() -> bare.runWithAccounts(tenant, bytes)));
        }

        private static double watched(Runnable work) {
            return ExportWorker.seconds(() -> new HeapInUse().during(work));
        }
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void export(ExporterHandler exporter, String message) {
        var record = new SQSEvent.SQSMessage();
        record.setBody(message);
        record.setMessageId("bench");
        var batch = new SQSEvent();
        batch.setRecords(List.of(record));
        var failed = exporter.handleRequest(batch, Events.context()).getBatchItemFailures();
        if (!failed.isEmpty()) {
            throw new IllegalStateException("the export failed");
        }
    }

    private static double units(List<String> log) {
        return log.stream()
                .map(UNITS::matcher)
                .filter(Matcher::find)
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }
}
