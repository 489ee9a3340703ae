package gatehouse.domain.picture;

import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Counts what a compressed stream inflates to, and keeps nothing of it: as soon as it is more than
/// it may be, it is not looked at any further.
final class Inflated implements AutoCloseable {
    private static final int SCRATCH = 16 * 1024;
    private static final String BROKEN = "is broken: its pixels cannot be read";

    private final Inflater inflater = new Inflater();
    private final byte[] scratch = new byte[SCRATCH];
    private final long expected;
    private long count;

    /// @param expected how many bytes it has to come to
    Inflated(long expected) {
        this.expected = expected;
    }

    /// Takes the next part of the stream.
    ///
    /// @return what is wrong with it; empty if nothing is
    Optional<String> take(byte[] bytes, int from, int length) {
        inflater.setInput(bytes, from, length);
        try {
            while (!inflater.needsInput() && !inflater.finished()) {
                count += inflater.inflate(scratch);
                if (inflater.needsDictionary()) {
                    return Optional.of(BROKEN);
                }
                if (count > expected) {
                    return Optional.of("is broken: it has more pixels than it says");
                }
            }
        } catch (DataFormatException broken) {
            return Optional.of(BROKEN);
        }
        return inflater.getRemaining() == 0
                ? Optional.empty()
                : Optional.of("has something behind its pixels");
    }

    /// What is wrong with the stream when nothing more of it comes.
    Optional<String> end() {
        return inflater.finished() && count == expected
                ? Optional.empty()
                : Optional.of("is broken: it has fewer pixels than it says");
    }

    @Override
    public void close() {
        inflater.close();
    }
}
