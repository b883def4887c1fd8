package dev.liftwatch.edit;

import dev.liftwatch.edit.EditException.Kind;
import dev.liftwatch.file.PlainFile;
import dev.liftwatch.file.RefusedFileKindException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file that this session alone changes. A change is written beside the file, checked, forced to the card and put in its place in one step:
 * at every instant, also after a power cut, the file is either as it was or as it was meant to be. What it was before stays beside it with
 * {@code .bak} at the end of its name. Owner and mode stay. A link is refused.
 */
public final class LockedFile implements AutoCloseable {
    /** No device.toml is a tenth of this, bytes. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final String MODE_OF_A_NEW_FILE = "rw-r--r--";

    private final Path file;
    private final Path candidate;
    private final EditLock lock;
    private final Optional<byte[]> found;

    private LockedFile(Path file, EditLock lock, Optional<byte[]> found) {
        this.file = file;
        this.candidate = file.resolveSibling("." + file.getFileName() + ".new");
        this.lock = lock;
        this.found = found;
    }

    /** Looks at a text before it replaces the file. */
    @FunctionalInterface
    public interface Check {
        /**
         * What is wrong with it, a line each; empty where it is in order.
         *
         * @param candidate a file with that text, in the folder of the file, so that relative paths mean the same
         */
        List<String> problems(Path candidate) throws IOException;
    }

    /**
     * Takes a file, which may be missing, for this session. The lock ends with the process, however that ends.
     *
     * @throws EditException where another session has it, or where it cannot be changed whatever the change
     */
    public static LockedFile take(Path file) throws EditException {
        Path absolute = file.toAbsolutePath();
        EditLock lock = null;
        try {
            PlainFile.refuseUnlessWritable(absolute);
            if (!Files.isDirectory(absolute.getParent())) {
                throw new EditException(Kind.NO_FOLDER, absolute, "", List.of(), null);
            }
            lock = EditLock.take(absolute.resolveSibling("." + absolute.getFileName() + ".lock"))
                    .orElseThrow(() -> new EditException(Kind.BUSY, absolute, "", List.of(), null));
            return new LockedFile(absolute, lock, bytes(absolute));
        } catch (IOException failed) {
            if (lock != null) {
                lock.close();
            }
            throw failure(absolute, failed);
        }
    }

    private static Optional<byte[]> bytes(Path file) throws IOException {
        try {
            return Optional.of(PlainFile.bytes(file, MOST_BYTES));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    /**
     * The text as it was when the file was taken; empty where there was no file.
     *
     * @throws EditException where it cannot be changed safely
     */
    public Optional<TomlText> text() throws EditException {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(TomlText.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(found.get()))
                    .toString()));
        } catch (CharacterCodingException | UnreadableTomlException unreadable) {
            throw new EditException(
                    Kind.UNREADABLE, file, String.valueOf(unreadable.getMessage()), List.of(), unreadable);
        }
    }

    /**
     * Puts the text in the place of the file, or makes the file. May be called once; a text that equals the file leaves it untouched.
     *
     * @return the backup; empty where the file is new, or was not touched
     * @throws EditException where the check finds something, or the card refuses; the file is then as it was
     */
    public Optional<Path> replace(TomlText wanted, Check check) throws EditException {
        byte[] bytes = wanted.text().getBytes(StandardCharsets.UTF_8);
        if (found.isPresent() && Arrays.equals(found.get(), bytes)) {
            return Optional.empty();
        }
        try {
            refuseOthersChange();
            write(candidate, bytes);
            List<String> problems = check.problems(candidate);
            if (!problems.isEmpty()) {
                throw new EditException(Kind.NOT_IN_ORDER, file, "", problems, null);
            }
            Optional<Path> backup = found.isPresent() ? Optional.of(backUp(found.get())) : Optional.empty();
            refuseOthersChange();
            Files.move(candidate, file, StandardCopyOption.ATOMIC_MOVE);
            force(file.getParent());
            return backup;
        } catch (IOException failed) {
            throw failure(file, failed);
        } finally {
            deleteQuietly(candidate);
        }
    }

    private void refuseOthersChange() throws IOException, EditException {
        Optional<byte[]> now = bytes(file);
        boolean same = now.isPresent() == found.isPresent()
                && (now.isEmpty() || Arrays.equals(now.get(), found.orElseThrow()));
        if (!same) {
            throw new EditException(Kind.CHANGED, file, "", List.of(), null);
        }
    }

    /** The copy is as whole as the file: it takes the place of an older one in one step. */
    private Path backUp(byte[] before) throws IOException {
        Path backup = file.resolveSibling(file.getFileName() + ".bak");
        Path partial = file.resolveSibling("." + file.getFileName() + ".bak-new");
        try {
            write(partial, before);
            Files.move(partial, backup, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteQuietly(partial);
        }
        return backup;
    }

    /** Writes a file of ours with the owner and the mode of the one it stands for, and forces it to the card. */
    private void write(Path path, byte[] bytes) throws IOException {
        // What an earlier session has left when it was killed.
        Files.deleteIfExists(path);
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (found.isPresent()) {
                PosixFileAttributes of = Files.readAttributes(file, PosixFileAttributes.class);
                PosixFileAttributes own = view.readAttributes();
                if (!own.owner().equals(of.owner())) {
                    view.setOwner(of.owner());
                }
                if (!own.group().equals(of.group())) {
                    view.setGroup(of.group());
                }
                view.setPermissions(of.permissions());
            } else {
                view.setPermissions(PosixFilePermissions.fromString(MODE_OF_A_NEW_FILE));
            }
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            // The next session replaces it.
        }
    }

    private static EditException failure(Path file, IOException failed) {
        String words = String.valueOf(failed.getMessage());
        Kind kind = switch (failed) {
            case RefusedFileKindException _ -> Kind.NO_FILE;
            case AccessDeniedException _ -> Kind.NO_RIGHT;
            default ->
                words.contains("No space left") || words.contains("quota exceeded")
                        ? Kind.FULL
                        : words.contains("Read-only file system")
                                ? Kind.READ_ONLY
                                : words.contains("Operation not permitted") ? Kind.NO_RIGHT : Kind.FAILED;
        };
        String detail =
                failed instanceof FileSystemException system && system.getReason() != null ? system.getReason() : words;
        return new EditException(kind, file, kind == Kind.NO_RIGHT ? "" : detail, List.of(), failed);
    }

    /** Ends the session when the process is stopped in the middle: nothing of it stays beside the file. */
    public void release() {
        deleteQuietly(candidate);
        lock.close();
    }

    /** Lets other sessions have the file. */
    @Override
    public void close() {
        lock.close();
    }
}
