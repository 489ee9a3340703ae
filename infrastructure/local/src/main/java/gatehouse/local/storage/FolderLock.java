package gatehouse.local.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A lock of the operating system on a file in the folder.
record FolderLock(FileChannel channel) implements Storage.Lock {

    static FolderLock on(Path folder) {
        try {
            var channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (isFree(channel)) {
                return new FolderLock(channel);
            }
            channel.close();
        } catch (IOException refused) {
            throw new UncheckedIOException("cannot lock " + folder, refused);
        }
        var message = folder + " is used by another local system";
        throw new UncheckedIOException(message, new IOException(message));
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ownProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
