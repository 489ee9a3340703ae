package gatehouse.domain;

/// Something that we stand on did not answer in time, after retries: neither yes nor no. The edge
/// answers 503; the stream, the queues and the schedule try again.
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreachable(String what) {
        super(what);
    }

    public Unreachable(String what, Throwable cause) {
        super(what, cause);
    }
}
