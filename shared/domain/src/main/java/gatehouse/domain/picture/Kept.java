package gatehouse.domain.picture;

import java.io.ByteArrayOutputStream;

/// What is kept of a picture's bytes, in their order.
final class Kept {
    private final byte[] bytes;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Kept(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Keeps some of them.
    void take(int from, int length) {
        out.write(bytes, from, length);
    }

    /// Puts bytes of our own there.
    void put(byte... own) {
        out.writeBytes(own);
    }

    /// Whether nothing but that many bytes is kept yet.
    boolean isFirst(int before) {
        return out.size() == before;
    }

    byte[] all() {
        return out.toByteArray();
    }
}
