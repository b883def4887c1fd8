package dev.liftwatch.config;

import dev.liftwatch.text.Printable;
import java.util.Optional;
import java.util.OptionalInt;

/** Signs that an input method, a word processor or a web page puts where a plain one is meant, and what to do about each. */
final class StrangeSign {
    private static final int LAST_ASCII = 0x7F;

    private StrangeSign() {}

    /** The first character of a text that is never intended where a program reads plain text: usually it is invisible. */
    static OptionalInt firstIn(String text) {
        return text.codePoints().filter(c -> words(c).isPresent()).findFirst();
    }

    /** The first invisible character that is not a plain blank. */
    static OptionalInt firstUnseenIn(String text) {
        return text.codePoints()
                .filter(c -> c > LAST_ASCII && (isBlank(c) || isZeroWidth(c)))
                .findFirst();
    }

    /** The sign itself beside its number, e.g. {@code "＝" (\\uff1d)}. */
    static String shown(int sign) {
        return "\"" + Printable.text(Character.toString(sign)) + "\" (" + Printable.number(sign) + ")";
    }

    /** What it is and what to do; empty for a sign that is nothing of the kind. */
    static Optional<Phrase> words(int sign) {
        if (isZeroWidth(sign)) {
            return Optional.of(Phrase.of("sign.zero-width"));
        } else if (sign == 0x3000) {
            return Optional.of(Phrase.of("sign.wide-space"));
        } else if (sign > LAST_ASCII && isBlank(sign)) {
            return Optional.of(Phrase.of("sign.space"));
        } else if ((sign >= 0x2018 && sign <= 0x201F) || sign == 0xAB || sign == 0xBB || sign == 0xB4) {
            return Optional.of(Phrase.of("sign.quote"));
        } else if ((sign >= 0x2010 && sign <= 0x2015) || sign == 0x2212) {
            return Optional.of(Phrase.of("sign.dash"));
        } else if (isFullWidth(sign)) {
            return Optional.of(Phrase.of("sign.full-width"));
        }
        return Optional.empty();
    }

    private static boolean isFullWidth(int sign) {
        return (sign >= 0xFF01 && sign <= 0xFF5E)
                || (sign >= 0x3001 && sign <= 0x301F)
                || (sign >= 0xFFE0 && sign <= 0xFFE6);
    }

    private static boolean isBlank(int sign) {
        return Character.getType(sign) == Character.SPACE_SEPARATOR || sign == 0x85;
    }

    private static boolean isZeroWidth(int sign) {
        return Character.getType(sign) == Character.FORMAT;
    }
}
