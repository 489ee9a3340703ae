package gatehouse.local.events;

import gatehouse.local.functions.Function;
import java.time.Duration;

/// Carries events from a source to a function, on a thread of its own.
public abstract sealed class Pump implements Activity.Work, AutoCloseable
        permits QueuePump, StreamPump {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final Gate gate = new Gate();
    private final Function function;
    private final Thread thread;
    private volatile String fault = "";
    private volatile boolean closing;

    Pump(Function function) {
        this.function = function;
        this.thread = Thread.ofVirtual().name("pump-" + function.name()).unstarted(this::run);
    }

    public final void start() {
        thread.start();
    }

    public final Gate gate() {
        return gate;
    }

    public final Function function() {
        return function;
    }

    /// Takes one batch, or waits for one, and gives it to the function.
    abstract void step() throws InterruptedException;

    final void failed(Exception why) {
        fault = ", last fault: " + why.getMessage();
        System.err.println(why.getMessage());
    }

    final void succeeded() {
        fault = "";
    }

    final String told(String what) {
        return function.name() + ": " + what + (gate.isOpen() ? "" : ", paused") + fault;
    }

    private void run() {
        try {
            while (!closing) {
                step();
            }
        } catch (InterruptedException | Gate.Stopped end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final void close() {
        closing = true;
        if (thread.getState() == Thread.State.NEW) {
            // the start failed before it was this one's turn
            return;
        }
        thread.interrupt();
        try {
            var _ = thread.join(PATIENCE);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
