package gatehouse.bench;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import gatehouse.functions.exporter.ExporterHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A process that exports a tenant's people, and then queries as many entries bare and writes as
/// many bytes, without the accounts and with them. Result: rows; seconds of ours and of the bare
/// one; MiB in use above idle at the most; read units of ours and of the bare one; seconds of the
/// bare one with accounts.
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
        var _ = bare.run(arguments[1], bare.bytesWritten());
        var _ = bare.runWithAccounts(arguments[1], bare.bytesWritten());
        log.clear();

        long before = bare.bytesWritten();
        var heap = new HeapInUse();
        double ours = seconds(() -> heap.during(() -> export(exporter, arguments[4])));
        long bytes = bare.bytesWritten() - before;
        var queried = new ArrayList<BareExport.Queried>();
        // watched as well, so that both pay for the collector
        double base =
                seconds(() ->
                        new HeapInUse().during(() -> queried.add(bare.run(arguments[3], bytes))));
        double whole =
                seconds(() ->
                        new HeapInUse().during(() -> bare.runWithAccounts(arguments[3], bytes)));
        System.out.printf(
                Locale.ROOT,
                Child.RESULT + "%d %f %f %f %f %f %f%n",
                queried.getFirst().rows(),
                ours,
                base,
                heap.mostMib(),
                units(log),
                queried.getFirst().units(),
                whole);
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
