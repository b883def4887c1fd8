package dev.liftwatch.terminal;

/**
 * One key that was pressed.
 *
 * @param kind which
 * @param codePoint the character, 0 where it is none
 */
public record Key(Kind kind, int codePoint) {
    /** Which key. */
    public enum Kind {
        /** One that stands for a character, the blank included. */
        CHARACTER,
        ENTER,
        ESCAPE,
        TAB,
        BACKSPACE,
        DELETE,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        /** Ctrl-Z. */
        SUSPEND,
        /** Ctrl-L. */
        REDRAW,
        /** Ctrl-D: nothing more will be typed. */
        FINISH
    }

    /** The first of the letters and digits that an East Asian input method writes two columns wide, and where it stands in ASCII. */
    private static final int WIDE_FIRST = 0xFF01;

    private static final int WIDE_LAST = 0xFF5E;
    private static final int ASCII_FIRST = 0x21;

    static Key of(Kind kind) {
        return new Key(kind, 0);
    }

    static Key character(int codePoint) {
        return new Key(Kind.CHARACTER, codePoint);
    }

    /**
     * The letter as a command: small, and ASCII also where an input method for Chinese is on; 0 for any other key.
     */
    public char command() {
        if (kind != Kind.CHARACTER) {
            return 0;
        }
        boolean wide = codePoint >= WIDE_FIRST && codePoint <= WIDE_LAST;
        int ascii = wide ? codePoint - WIDE_FIRST + ASCII_FIRST : codePoint;
        return ascii > Character.MAX_VALUE ? 0 : Character.toLowerCase((char) ascii);
    }
}
