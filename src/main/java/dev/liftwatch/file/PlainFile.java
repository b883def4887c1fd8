package dev.liftwatch.file;

import dev.liftwatch.file.RefusedFileKindException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that is what it is taken for. To open a pipe waits for whoever is at its other end, for ever where there is nobody, and a device
 * may go on without end; both are refused before they are opened. What is swapped between the look and the opening is not noticed: a
 * folder in which somebody else can do that is no place for such files.
 */
public final class PlainFile {
    private static final int TYPE = 0xF000;
    private static final int PIPE = 0x1000;
    private static final int CHARACTER_DEVICE = 0x2000;
    private static final int FOLDER = 0x4000;
    private static final int BLOCK_DEVICE = 0x6000;
    private static final int LINK = 0xA000;
    private static final int SOCKET = 0xC000;

    private PlainFile() {}

    /**
     * Opens a file for reading; links are followed.
     *
     * @throws RefusedFileKindException where it is anything but a file
     */
    public static InputStream read(Path file) throws IOException {
        refuse(file, kind(file));
        return Files.newInputStream(file);
    }

    /**
     * The whole of a file.
     *
     * @param most no file of the kind has as many bytes
     * @throws RefusedFileKindException where it is larger, or anything but a file
     */
    public static byte[] bytes(Path file, int most) throws IOException {
        try (InputStream in = read(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new RefusedFileKindException(file, Kind.LARGE);
            }
            return bytes;
        }
    }

    /**
     * The whole of a file as text.
     *
     * @param most no file of the kind has as many bytes
     * @throws java.nio.charset.CharacterCodingException where it is not UTF-8
     * @throws RefusedFileKindException where it is larger, or anything but a file
     */
    public static String text(Path file, int most) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(file, most)))
                .toString();
    }

    /**
     * Opens a file for writing from its beginning; one that is there already is replaced. A link is refused: whoever may put one into the
     * folder would choose which of our files is overwritten.
     *
     * @throws RefusedFileKindException where there is a link, or anything but a file
     */
    public static OutputStream write(Path file) throws IOException {
        return written(file, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** As {@link #write}, at the end of what is there already. */
    public static OutputStream append(Path file) throws IOException {
        return written(file, StandardOpenOption.APPEND);
    }

    /** Writes the whole of a file as {@link #write} does. */
    public static void write(Path file, String text) throws IOException {
        try (OutputStream out = write(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Refuses what is not to be written to, before it is opened in another way.
     *
     * @throws RefusedFileKindException where there is a link, or anything but a file
     */
    public static void refuseUnlessWritable(Path file) throws IOException {
        try {
            refuse(file, kind(file, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException _) {
            // It is made.
        }
    }

    private static OutputStream written(Path file, OpenOption how) throws IOException {
        refuseUnlessWritable(file);
        return Files.newOutputStream(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how, LinkOption.NOFOLLOW_LINKS);
    }

    private static void refuse(Path file, Optional<Kind> kind) throws RefusedFileKindException {
        if (kind.isPresent()) {
            throw new RefusedFileKindException(file, kind.get());
        }
    }

    /** What it is instead of a file. */
    private static Optional<Kind> kind(Path file, LinkOption... links) throws IOException {
        int mode = (Integer) Files.getAttribute(file, "unix:mode", links);
        return switch (mode & TYPE) {
            case PIPE -> Optional.of(Kind.PIPE);
            case CHARACTER_DEVICE, BLOCK_DEVICE -> Optional.of(Kind.DEVICE);
            case FOLDER -> Optional.of(Kind.FOLDER);
            case LINK -> Optional.of(Kind.LINK);
            case SOCKET -> Optional.of(Kind.SOCKET);
            default -> Optional.empty();
        };
    }
}
