package dev.liftwatch.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Room on the card beside the store: a file of real bytes, deleted where a store on a full card cannot even be opened or its own
 * {@link KeptPages} are used up, and made again when there is room. What becomes free so may be root's first.
 */
final class Reserve {
    static final String FILE = "reserve";

    /** Enough for the write-ahead log at its largest and some hundred alarms, bytes. */
    static final int BYTES = 2 << 20;

    /** It is made again only where this much more is free, bytes: else it is itself what fills the card. */
    static final long SPARE_BYTES = 4L << 20;

    private static final int BLOCK = 64 << 10;

    private final Path file;
    private final FileStores stores;

    /** Says which file system a folder is on. */
    @FunctionalInterface
    interface FileStores {
        FileStore of(Path folder) throws IOException;
    }

    Reserve(Path folder) {
        this(folder, Files::getFileStore);
    }

    Reserve(Path folder, FileStores stores) {
        file = folder.resolve(FILE);
        this.stores = stores;
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /** Makes it where it is missing and there is room; answers whether it is there now. */
    boolean make() {
        if (isThere()) {
            return true;
        }
        try {
            if (!hasRoomFor(BYTES)) {
                return false;
            }
            write();
            return true;
        } catch (IOException noRoom) {
            release();
            return false;
        }
    }

    /** Whether so much can be kept and enough is left. */
    boolean hasRoomFor(long bytes) {
        return usableBytes(file.toAbsolutePath().getParent()) >= bytes + SPARE_BYTES;
    }

    private long usableBytes(Path folder) {
        try {
            return stores.of(folder).getUsableSpace();
        } catch (IOException notInTheTable) {
            // In a container or a changed root the mount of a folder need not stand in the table of mounts; the kernel
            // is asked itself.
            return folder.toFile().getUsableSpace();
        }
    }

    private void write() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            // Not zeros: a file system that packs or leaves out empty blocks would keep no room.
            byte[] block = new byte[BLOCK];
            for (int written = 0; written < BYTES; written += BLOCK) {
                for (int i = 0; i < BLOCK; i++) {
                    block[i] = (byte) (31 * i + written / BLOCK + i / 251 * 7);
                }
                ByteBuffer rest = ByteBuffer.wrap(block);
                while (rest.hasRemaining()) {
                    if (channel.write(rest) == 0) {
                        throw new IOException("nothing was written");
                    }
                }
            }
            channel.force(true);
        }
    }

    /** Gives the room away; answers whether there was any. */
    boolean release() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException kept) {
            return false;
        }
    }
}
