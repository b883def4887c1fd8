package dev.liftwatch.json;

/**
 * Looks whether brackets, commas and colons of a text stand as JSON has them. The parser passes over some that do not: it takes an object
 * that is opened behind a value, where a comma belongs, for the end of the one before, and reads no further. Put into another text, such
 * a message would change what the other one says. Numbers, words and escapes are for the parser to see.
 */
final class Structure {
    private static final int END = -1;

    private final String text;
    private int at;

    private Structure(String text) {
        this.text = text;
    }

    /**
     * Refuses a text that is not one value, or that nests so deep that a parser which calls itself would end the process.
     *
     * @throws JsonException with what is wrong and where
     */
    static void check(String text) throws JsonException {
        Structure structure = new Structure(text);
        structure.value(0);
        if (structure.next() != END) {
            throw new JsonException("not JSON: something follows its end", null);
        }
    }

    private void value(int depth) throws JsonException {
        switch (next()) {
            case '{' -> all('}', depth, true);
            case '[' -> all(']', depth, false);
            case '"' -> text();
            default -> word();
        }
    }

    /** Everything up to the closing bracket. */
    private void all(char closing, int depth, boolean named) throws JsonException {
        if (depth == JsonText.DEEPEST) {
            throw new JsonException("not JSON for us: nested deeper than " + JsonText.DEEPEST, null);
        }
        at++;
        if (next() == closing) {
            at++;
            return;
        }
        while (true) {
            if (named) {
                name();
            }
            value(depth + 1);
            if (next() == closing) {
                at++;
                return;
            }
            take(',');
        }
    }

    private void name() throws JsonException {
        if (next() != '"') {
            throw wrong();
        }
        text();
        take(':');
    }

    private void text() throws JsonException {
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return;
            }
            at += c == '\\' ? 1 : 0;
        }
        throw wrong();
    }

    /** A number, true, false or null. */
    private void word() throws JsonException {
        int from = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw wrong();
        }
    }

    private static boolean isOfWord(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == 'E' || c == '-' || c == '+' || c == '.';
    }

    private void take(char wanted) throws JsonException {
        if (next() != wanted) {
            throw wrong();
        }
        at++;
    }

    /** The next character that is not a blank, without consuming it. */
    private int next() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private JsonException wrong() {
        String found =
                at < text.length() ? "found " + text.charAt(at) + " at character " + (at + 1) : "it ends too early";
        return new JsonException("not JSON: " + found, null);
    }
}
