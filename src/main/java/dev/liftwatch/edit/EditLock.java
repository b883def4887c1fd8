package dev.liftwatch.edit;

import dev.liftwatch.file.PlainFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A file whose lock says that a session is at work; its length is the session's process id, and it is deleted when the session ends. */
final class EditLock implements AutoCloseable {
    /** Those held in this process: closing any descriptor of a locked file would release the lock of the whole process. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** A file deleted between its opening and its locking is opened again; nobody deletes it so often in a row. */
    private static final int MOST_TRIES = 10;

    private final Path path;
    private final FileChannel channel;

    private EditLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** The lock, or nothing where somebody else has it. */
    static Optional<EditLock> take(Path path) throws IOException {
        Path real = path.getParent().toRealPath().resolve(path.getFileName());
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        Optional<EditLock> taken = Optional.empty();
        try {
            for (int i = 0; i < MOST_TRIES && taken.isEmpty(); i++) {
                PlainFile.refuseUnlessWritable(real);
                FileChannel channel = FileChannel.open(
                        real, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                if (channel.tryLock() == null) {
                    channel.close();
                    return Optional.empty();
                }
                if (isStill(real, channel)) {
                    taken = Optional.of(new EditLock(real, channel));
                } else {
                    channel.close();
                }
            }
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(real);
            }
        }
    }

    /**
     * Whether the path still leads to the locked file: the session before may have deleted it between opening and locking, and another may
     * have made a new one. The length set through the channel is then not found at the path. The path is not opened: closing a second
     * descriptor would release the lock.
     */
    private static boolean isStill(Path path, FileChannel channel) throws IOException {
        long own = ProcessHandle.current().pid();
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), own - 1);
        try {
            return Files.size(path) == own;
        } catch (NoSuchFileException deleted) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            // An unlocked file stops nobody.
        }
        try {
            channel.close();
        } catch (IOException closed) {
            // It is released all the same.
        }
        HELD.remove(path);
    }
}
