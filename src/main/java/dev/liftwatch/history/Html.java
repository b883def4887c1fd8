package dev.liftwatch.history;

import dev.liftwatch.text.Printable;

/** A page of HTML that is well-formed XML as well. What stands between the tags is escaped; the tags are ours. */
final class Html {
    /** More than this stands in no element, characters. */
    private static final int LONGEST = 2000;

    private final StringBuilder out = new StringBuilder();

    /** Markup of our own, as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** A text of anybody. */
    Html text(Object text) {
        out.append(escaped(text));
        return this;
    }

    /** An element that holds a text alone. */
    Html element(String tag, Object text) {
        String name = tag.indexOf(' ') < 0 ? tag : tag.substring(0, tag.indexOf(' '));
        return raw("<" + tag + ">").text(text).raw("</" + name + ">\n");
    }

    /** A text as it stands in HTML, in an attribute, too. */
    static String escaped(Object text) {
        StringBuilder escaped = new StringBuilder();
        Printable.line(String.valueOf(text), LONGEST).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
