package dev.liftwatch.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A JSON tree in the one form that the JSON Canonicalization Scheme (RFC 8785) gives it, for signatures: no blanks, members sorted by the
 * UTF-16 units of their names, texts with the fewest escapes, numbers as ECMAScript writes them.
 */
public final class CanonicalJson {
    /** Every whole number up to this is a double of its own; beyond it two readers may disagree. */
    static final long LARGEST_WHOLE = (1L << 53) - 1;

    /** ECMAScript writes numbers from here on with an exponent: ten to this power. */
    private static final int FIRST_LARGE_EXPONENT = 21;

    /** And those below ten to this power. */
    private static final int LAST_SMALL_EXPONENT = -6;

    private CanonicalJson() {}

    /**
     * The canonical text of a tree of maps, lists, texts, numbers, flags and nulls.
     *
     * @throws JsonException where a number has no canonical form: it is not finite, or a whole number that a double cannot hold
     */
    public static String write(Map<String, ?> tree) throws JsonException {
        StringBuilder out = new StringBuilder();
        value(tree, out);
        return out.toString();
    }

    private static void value(Object tree, StringBuilder out) throws JsonException {
        switch (tree) {
            case null -> out.append("null");
            case Boolean flag -> out.append(flag);
            case String text -> text(text, out);
            case Number number -> out.append(number(number));
            case List<?> list -> list(list, out);
            case Map<?, ?> map -> object(map, out);
            default -> throw new JsonException("something that JSON has no form for", null);
        }
    }

    private static void list(List<?> list, StringBuilder out) throws JsonException {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            out.append(i == 0 ? "" : ",");
            value(list.get(i), out);
        }
        out.append(']');
    }

    private static void object(Map<?, ?> map, StringBuilder out) throws JsonException {
        List<String> names = new ArrayList<>();
        map.keySet().forEach(name -> names.add(String.valueOf(name)));
        // A Java text is compared by its UTF-16 units, as the RFC has it.
        names.sort(String::compareTo);
        out.append('{');
        for (int i = 0; i < names.size(); i++) {
            out.append(i == 0 ? "" : ",");
            text(names.get(i), out);
            out.append(':');
            value(map.get(names.get(i)), out);
        }
        out.append('}');
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static String number(Number number) throws JsonException {
        if (number instanceof Long || number instanceof Integer) {
            long whole = number.longValue();
            if (Math.abs(whole) > LARGEST_WHOLE) {
                throw new JsonException(
                        "the number " + whole + ", allowed are whole ones up to " + LARGEST_WHOLE, null);
            }
            return Long.toString(whole);
        }
        double value = number.doubleValue();
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw new JsonException("a number that is too large", null);
        }
        return number(value);
    }

    /** As ECMAScript writes it: the fewest digits that read back as this number, the closest of those. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int count = digits.length();
        int point = count - shortest.scale();
        String written;
        if (point >= count && point <= FIRST_LARGE_EXPONENT) {
            written = digits + "0".repeat(point - count);
        } else if (point > 0 && point <= FIRST_LARGE_EXPONENT) {
            written = digits.substring(0, point) + "." + digits.substring(point);
        } else if (point > LAST_SMALL_EXPONENT && point <= 0) {
            written = "0." + "0".repeat(-point) + digits;
        } else {
            String sign = point - 1 < 0 ? "-" : "+";
            String fraction = count == 1 ? "" : "." + digits.substring(1);
            written = digits.charAt(0) + fraction + "e" + sign + Math.abs(point - 1);
        }
        return value < 0 ? "-" + written : written;
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        // Java gives the fewest digits, too, but never less than two.
        BigDecimal one = exact.round(new MathContext(1));
        BigDecimal fewest = one.doubleValue() == value ? one : new BigDecimal(Double.toString(value));
        return fewest.stripTrailingZeros();
    }
}
