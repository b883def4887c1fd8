package dev.liftwatch.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Where the store's file is on the card, and whether the file that was opened there is still the one that is found there. */
final class StorePlace {
    private static final String LOG = Outbox.FILE + "-wal";

    private final Path folder;
    private Object fileKey;
    private Object logKey;

    StorePlace(Path folder) {
        this.folder = folder;
    }

    /** Remembers the file that is there now: it has just been opened. */
    void remember() {
        fileKey = key(Outbox.FILE);
        logKey = key(LOG);
    }

    /** Whether the file that was opened is still there. */
    boolean isThere() {
        Object now = key(Outbox.FILE);
        return now != null && now.equals(fileKey);
    }

    /**
     * Fails where what is written would not come to the card. SQLite goes on writing to a file that was deleted. And on a file system that
     * the kernel has made read-only, ext4 takes what goes to blocks that the file has already, and says that it is synchronised, though
     * nothing comes to the card any more.
     */
    void requireFile() throws StoreException {
        Path file = folder.resolve(Outbox.FILE);
        if (!isThere()) {
            throw new StoreException(StoreException.Kind.GONE, "the store " + file + " is not there any more");
        }
        if (!Files.isWritable(file)) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE,
                    "the store " + file
                            + " can only be read: the kernel makes a file system read-only when its card fails");
        }
    }

    /**
     * Deletes the log of the file that was opened, after another file was put in its place: the log would be taken for that other one's.
     * It stays open, and can be read.
     */
    void forgetLog() throws StoreException {
        try {
            if (logKey != null && logKey.equals(key(LOG))) {
                Files.delete(folder.resolve(LOG));
                Files.deleteIfExists(folder.resolve(Outbox.FILE + "-shm"));
            }
        } catch (IOException kept) {
            throw new StoreException("the log of the store that was there before cannot be taken away", kept);
        }
    }

    private Object key(String name) {
        try {
            return Files.readAttributes(folder.resolve(name), BasicFileAttributes.class)
                    .fileKey();
        } catch (IOException gone) {
            return null;
        }
    }
}
