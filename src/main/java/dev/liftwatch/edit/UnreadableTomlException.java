package dev.liftwatch.edit;

/** A text that is not TOML cannot be changed safely. */
public final class UnreadableTomlException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    UnreadableTomlException(int line, int column) {
        super("line " + line + ", column " + column + " is not TOML");
        this.line = line;
        this.column = column;
    }

    /** Where it stops making sense, from 1. */
    public int line() {
        return line;
    }

    /** Where in that line, from 1. */
    public int column() {
        return column;
    }
}
