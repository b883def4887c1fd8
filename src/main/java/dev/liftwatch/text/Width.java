package dev.liftwatch.text;

/** How many columns of a terminal a text takes: Chinese characters and emoji take two, accents none. */
public final class Width {
    private Width() {}

    /** The columns of one code point: 0, 1 or 2. */
    public static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        if (codePoint < 0x1100) {
            return false;
        }
        // Two of these letters make one flag of two columns.
        boolean flagLetter = codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
        return codePoint <= 0x115F
                || (codePoint >= 0x2E80 && codePoint <= 0xA4CF && codePoint != 0x303F)
                || (codePoint >= 0xA960 && codePoint <= 0xA97C)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                || (codePoint >= 0xFE10 && codePoint <= 0xFE19)
                || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                || (codePoint >= 0xFF01 && codePoint <= 0xFF60)
                || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
                || (codePoint >= 0x17000 && codePoint <= 0x18DFF)
                || (codePoint >= 0x1B000 && codePoint <= 0x1B2FF)
                || (codePoint >= 0x20000 && codePoint <= 0x3FFFD)
                || (Character.isEmojiPresentation(codePoint) && !flagLetter);
    }

    /** The columns of a text that is one printable line. */
    public static int of(String text) {
        return text.codePoints().map(Width::of).sum();
    }

    /** {@code text} with blanks behind it up to that many columns; a wider one as it is. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }
}
