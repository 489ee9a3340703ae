package gatehouse.functions;

import gatehouse.aws.Environment;
import gatehouse.aws.Meter;
import gatehouse.aws.Platform;
import java.io.IOError;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;

/// Writes one line for each invocation of a function: what it was, what came of it, what it used.
/// The line is JSON, and CloudWatch takes the metrics from it (see [LogLine]).
public final class Logbook {
    private final String function;
    private final Clock clock;
    private final Consumer<String> out;
    private final LogLine line;

    /// Of the function whose handler this is: a function is named like its package.
    public Logbook(Class<?> handler, Platform platform) {
        var folder = handler.getPackageName();
        this.function = folder.substring(folder.lastIndexOf('.') + 1);
        this.clock = platform.clock();
        this.out = platform.log();
        this.line = new LogLine(new Environment(platform.environment()).metrics());
    }

    /// Does the work of one invocation and writes its line, whatever becomes of it.
    ///
    /// @param id the invocation's
    /// @throws Stopped if the work throws: Lambda writes out what a function throws, and other
    ///   exceptions may repeat what people wrote
    /// @throws Broken if the work throws an error; [Exhausted] if it is one after which Lambda ends
    ///   the instance
    public <T> T run(String id, Function<Run, T> work) {
        var run = new Run(function, id, clock.instant());
        try (var meter = Meter.begin()) {
            try {
                return work.apply(run);
            } catch (RuntimeException fault) {
                run.trouble(fault, "");
                throw new Stopped(fault.getClass());
            } catch (Error fault) {
                run.trouble(fault, "");
                throw onlyKind(fault);
            } finally {
                var usage = meter.usage();
                run.ended(usage);
                out.accept(line.of(run, usage));
            }
        }
    }

    /// What Lambda's runtime treats as it would have treated the fault itself: after these two
    /// kinds it starts another instance.
    private static Error onlyKind(Error fault) {
        return fault instanceof VirtualMachineError || fault instanceof IOError
                ? new Exhausted(fault.getClass())
                : new Broken(fault.getClass());
    }

    /// An invocation that failed. What and where stands in its line; here is only the kind.
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(Class<?> kind) {
            super(kind.getName(), null, false, false);
        }
    }

    /// An invocation that an error ended: no exception, so that nothing takes it for one.
    public static final class Broken extends Error {
        private static final long serialVersionUID = 1L;

        Broken(Class<?> kind) {
            super(kind.getName(), null, false, false);
        }
    }

    /// An invocation that ended the instance with it.
    public static final class Exhausted extends VirtualMachineError {
        private static final long serialVersionUID = 1L;

        Exhausted(Class<?> kind) {
            super(kind.getName());
        }
    }
}
