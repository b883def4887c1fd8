package dev.liftwatch.file;

import dev.liftwatch.text.Printable;
import java.io.IOException;
import java.nio.file.Path;

/** What a path names is no file that can be used here; the message says what it is and what to do. */
public final class RefusedFileKindException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_PATH = 500;

    private final Kind kind;

    /** What a path may name. */
    public enum Kind {
        /** A pipe: opening it would wait until somebody writes into it. */
        PIPE("pipe", "is a pipe, allowed is a file: write what comes from it to a file first"),
        /** A device, which may have no end. */
        DEVICE("device", "is a device, allowed is a file"),
        /** A socket. */
        SOCKET("socket", "is a socket, allowed is a file"),
        /** A folder. */
        FOLDER("folder", "is a folder, allowed is a file"),
        /** A link at the end of the path of a file to be written. */
        LINK("link", "is a link, and nothing is written through one: name the file itself, or delete the link"),
        /** A file larger than any of its kind. */
        LARGE("large", "is too large for a file of its kind: is it the right file?");

        private final String code;
        private final String words;

        Kind(String code, String words) {
            this.code = code;
            this.words = words;
        }

        /** Its name in catalogues of words. */
        public String code() {
            return code;
        }
    }

    RefusedFileKindException(Path file, Kind kind) {
        super(Printable.text(file, LONGEST_PATH) + " " + kind.words);
        this.kind = kind;
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }
}
