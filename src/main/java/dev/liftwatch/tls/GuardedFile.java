package dev.liftwatch.tls;

import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import dev.liftwatch.file.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Files that not everybody on the box may touch: one with a secret is not to be read by others, none is to be changed. */
public final class GuardedFile {
    /** No certificate, key or password is a tenth of this; a larger file is another kind of file. */
    static final int MOST_BYTES = 1024 * 1024;

    /** The user of this process; in the package, each lift's agent has its own, and a group of the same name. */
    private static final String USER = System.getProperty("user.name");

    private GuardedFile() {}

    /**
     * Refuses a file with a secret that every user of the box may read or change.
     *
     * @throws RefusedFileException where it is so, with what to do about it
     * @throws IOException where the file is not there
     */
    public static void refuseIfExposed(Path file) throws IOException {
        refuseIfChangeable(file);
        if (permissions(file).contains(OTHERS_READ)) {
            throw new RefusedFileException(
                    file + " holds a secret and can be read by every user of this box: chmod o= " + file);
        }
    }

    private static void refuseIfChangeable(Path file) throws IOException {
        if (permissions(file).contains(OTHERS_WRITE)) {
            throw new RefusedFileException(file + " can be changed by every user of this box: chmod o= " + file);
        }
    }

    private static Set<PosixFilePermission> permissions(Path file) throws IOException {
        return Files.getPosixFilePermissions(file);
    }

    /**
     * The whole of a file with a secret.
     *
     * @param setting what names the file, for the refusal
     */
    static byte[] readSecret(Path file, String setting) throws RefusedFileException {
        try {
            refuseIfExposed(file);
            return bytes(file);
        } catch (IOException unreadable) {
            throw new RefusedFileException(setting + ": " + words(unreadable));
        }
    }

    /** As {@link #readSecret} for a file that everybody may read. */
    static byte[] readPublic(Path file, String setting) throws RefusedFileException {
        try {
            refuseIfChangeable(file);
            return bytes(file);
        } catch (IOException unreadable) {
            throw new RefusedFileException(setting + ": " + words(unreadable));
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = PlainFile.read(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new RefusedFileException(file + " is too large for a certificate, a key or a password");
            }
            return bytes;
        }
    }

    /** Why a file cannot be read, as a sentence. */
    public static String words(IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException missing -> "there is no file " + missing.getFile();
            case AccessDeniedException denied ->
                denied.getFile() + " may not be read by the agent's user: chgrp " + USER + " and chmod 640";
            default -> unreadable.getMessage();
        };
    }
}
