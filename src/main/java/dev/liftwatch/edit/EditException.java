package dev.liftwatch.edit;

import dev.liftwatch.text.Printable;
import java.util.List;
import java.util.Locale;

/** A file was not changed; it is as it was. */
public final class EditException extends Exception {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 500;

    private final Kind kind;
    private final String file;
    private final String detail;
    private final transient List<String> problems;

    /** Why. */
    public enum Kind {
        /** Another session changes it at this moment. */
        BUSY("another session is changing it: end that one first"),
        /** It is a link, a folder, a device or a pipe. */
        NO_FILE("is no plain file"),
        /** The folder it would be in is not there. */
        NO_FOLDER("its folder does not exist"),
        /** This user may not write it, or may not keep its owner. */
        NO_RIGHT("this user may not change it: use sudo"),
        /** There is no room for it. */
        FULL("the card is full: make room, then try again"),
        /** The card cannot be written to. */
        READ_ONLY("the card can only be read: its file system is damaged or locked"),
        /** Somebody else has changed it since it was read. */
        CHANGED("somebody else has just changed it: look at it, then try again"),
        /** It is not TOML, or not UTF-8, so that nothing in it can be changed safely. */
        UNREADABLE("cannot be read"),
        /** What it would become is not in order. */
        NOT_IN_ORDER("what it would become is not in order"),
        /** The card has failed in another way. */
        FAILED("cannot be written");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Its name in catalogues of words. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    EditException(Kind kind, Object file, String detail, List<String> problems, Throwable cause) {
        super(
                Printable.text(file, LONGEST) + ": " + kind.words
                        + (detail.isEmpty() ? "" : " (" + Printable.text(detail, LONGEST) + ")"),
                cause);
        this.kind = kind;
        this.file = file.toString();
        this.detail = detail;
        this.problems = List.copyOf(problems);
    }

    /** Why. */
    public Kind kind() {
        return kind;
    }

    /** The file. */
    public String file() {
        return file;
    }

    /** What the system said, in English; empty where there is nothing to add. */
    public String detail() {
        return detail;
    }

    /** What the check has found, a line each; empty for other kinds. */
    public List<String> problems() {
        return problems == null ? List.of() : problems;
    }
}
