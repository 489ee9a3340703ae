package gatehouse.local.time;

import gatehouse.local.events.Gate;
import gatehouse.local.functions.Function;
import gatehouse.local.functions.Functions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Calls what the template schedules: by real time, and whenever the clock is moved. It can be
/// switched off, for all or for one function.
public final class Sweep implements AutoCloseable {
    private static final int MOST_TRIES = 4;

    private final List<Schedule> schedules;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("schedule").factory());
    private volatile boolean enabled = true;
    private volatile int tries = 1;

    public Sweep(Functions functions, Clock clock) {
        this.clock = clock;
        this.schedules =
                functions.all().stream()
                        .flatMap(function ->
                                function.declared().events().properties().stream()
                                        .map(Map.Entry::getValue)
                                        .filter(Schedule::is)
                                        .map(event -> Schedule.of(function, event)))
                        .toList();
        schedules.forEach(schedule -> gates.put(schedule.function().name(), new Gate()));
    }

    public void start() {
        for (var schedule : schedules) {
            long period = schedule.every().toMillis();
            var _ =
                    timer.scheduleAtFixedRate(
                            () -> tick(schedule), period, period, TimeUnit.MILLISECONDS);
        }
    }

    public boolean enabled() {
        return enabled;
    }

    public void enable(boolean on) {
        enabled = on;
    }

    /// The sweep may break off: whoever moves the clock then sweeps again, since no minute passes
    /// that would.
    public void expectCrashes() {
        tries = MOST_TRIES;
    }

    /// The gates of the scheduled functions, by name.
    public Map<String, Gate> gates() {
        return Map.copyOf(gates);
    }

    /// Runs every schedule once, now; unless the sweep is switched off.
    public synchronized void run() {
        for (var schedule : schedules) {
            for (int i = 0; i < tries && !tick(schedule); i++) {
                // once more
            }
        }
    }

    /// @return false if it broke off
    private synchronized boolean tick(Schedule schedule) {
        var gate = gates.get(schedule.function().name());
        if (enabled && gate != null && gate.isOpen()) {
            try {
                var at = clock.instant().truncatedTo(ChronoUnit.MINUTES);
                var _ = schedule.function().invoke(schedule.event(at));
            } catch (Function.Failed crash) {
                // the next minute is the retry
                System.err.println(crash.getMessage());
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
