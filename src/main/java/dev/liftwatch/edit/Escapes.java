package dev.liftwatch.edit;

/** The escapes of a text between quotation marks. */
final class Escapes {
    private static final String LETTERS = "btnfre\"\\";
    private static final String MEANINGS = "\b\t\n\f\r\u001B\"\\";

    private Escapes() {}

    /** The text that is meant; an escape that is none stays as it is written. */
    static String undone(String written) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < written.length()) {
            char c = written.charAt(at);
            if (c != '\\' || at + 1 == written.length()) {
                text.append(c);
                at++;
                continue;
            }
            char letter = written.charAt(at + 1);
            int digits = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
            int simple = LETTERS.indexOf(letter);
            if (simple >= 0) {
                text.append(MEANINGS.charAt(simple));
                at += 2;
            } else if (digits > 0 && at + 2 + digits <= written.length()) {
                at += appendPoint(text, written.substring(at, at + 2 + digits));
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }

    private static int appendPoint(StringBuilder text, String escape) {
        try {
            text.appendCodePoint(Integer.parseInt(escape.substring(2), 16));
        } catch (IllegalArgumentException none) {
            text.append(escape);
        }
        return escape.length();
    }
}
