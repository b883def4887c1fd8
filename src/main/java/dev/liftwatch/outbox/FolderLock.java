package dev.liftwatch.outbox;

import dev.liftwatch.file.PlainFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds a lift's folder for one agent, against other processes and against a second one in this process. */
final class FolderLock implements AutoCloseable {
    /**
     * The folders held in this process. They are looked at before the file is, since closing any descriptor of a locked file
     * releases the lock of the whole process.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the folder, and makes it where it is missing. */
    static FolderLock take(Path folder) throws StoreException {
        try {
            Files.createDirectories(folder);
            Path real = folder.toRealPath();
            if (!HELD.add(real)) {
                throw taken(folder);
            }
            FileChannel channel = locked(real.resolve("lock"));
            if (channel == null) {
                HELD.remove(real);
                throw taken(folder);
            }
            return new FolderLock(real, channel);
        } catch (IOException failed) {
            throw new StoreException("the folder " + folder + " cannot be used as store", failed);
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        try {
            // Opening a pipe would wait for its other end, and the agent would never begin to watch.
            PlainFile.refuseUnlessWritable(file);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            if (channel.tryLock() != null) {
                return channel;
            }
            channel.close();
            return null;
        } catch (IOException failed) {
            HELD.remove(file.getParent());
            throw failed;
        }
    }

    private static StoreException taken(Path folder) {
        return new StoreException(
                StoreException.Kind.REFUSED,
                "another agent already runs on " + folder + ": stop it first, or give this one its own --state-dir");
    }

    /** The folder is gone, and the lock with it. */
    void forget() {
        try {
            channel.close();
        } catch (IOException alsoGone) {
            // Nobody can take what is not there.
        }
        HELD.remove(folder);
    }

    @Override
    public void close() throws StoreException {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new StoreException("the lock cannot be released", failed);
        } finally {
            HELD.remove(folder);
        }
    }
}
