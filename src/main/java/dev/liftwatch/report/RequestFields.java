package dev.liftwatch.report;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** The fields of a request, checked one by one. */
final class RequestFields {
    /** JSON's numbers are exact up to this. */
    private static final long MOST_NUMBER = (1L << 53) - 1;

    private final Map<String, Object> fields;
    private String id;

    RequestFields(Map<String, Object> fields) {
        this.fields = fields;
        id = fields.get("id") instanceof String text && text.length() <= Request.LONGEST_ID ? text : null;
    }

    void version() throws Request.Refused {
        if (!(fields.get("v") instanceof Number number) || number.doubleValue() != Messages.VERSION) {
            throw refused("v is " + shorten(String.valueOf(fields.get("v"))) + ", allowed is " + Messages.VERSION);
        }
    }

    String required(String key) throws Request.Refused {
        String text = optional(key);
        if (text == null || text.isBlank()) {
            throw refused(key + " is missing");
        }
        return text;
    }

    /** One line, since it stands in logs and on screens. */
    String line(String key, int longest) throws Request.Refused {
        String text = optional(key);
        if (text != null && text.length() > longest) {
            throw refused(key + " has " + text.length() + " characters, allowed are " + longest);
        }
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            throw refused(key + " has a control character, allowed is one line of text");
        }
        return text;
    }

    String optional(String key) throws Request.Refused {
        Object value = fields.get(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw refused(key + " is " + shorten(String.valueOf(value)) + ", allowed is a text");
        }
        if (text.length() > Request.LONGEST_TEXT) {
            throw refused(key + " has " + text.length() + " characters, allowed are " + Request.LONGEST_TEXT);
        }
        return text;
    }

    String oneOf(String key, List<String> allowed) throws Request.Refused {
        String text = required(key);
        if (!allowed.contains(text)) {
            throw refused(key + " is \"" + shorten(text) + "\", allowed are " + String.join(", ", allowed));
        }
        return text;
    }

    /** A whole number within its bounds, null where it is absent. */
    Long wholeNumber(String key, long least, long most, String unit) throws Request.Refused {
        Object value = fields.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number
                && number.doubleValue() >= least
                && number.doubleValue() <= most
                && number.doubleValue() == Math.rint(number.doubleValue())) {
            return number.longValue();
        }
        throw refused(key + " is " + shorten(String.valueOf(value)) + ", allowed are whole " + unit + " from " + least
                + " to " + most);
    }

    /** A whole number that has to be there. */
    long number(String key, long least) throws Request.Refused {
        Long value = wholeNumber(key, least, MOST_NUMBER, "numbers");
        if (value == null) {
            throw refused(key + " is missing");
        }
        return value;
    }

    /** Whether a flag is there and set. */
    boolean isTrue(String key) throws Request.Refused {
        Object value = fields.get(key);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw refused(key + " is " + shorten(String.valueOf(value)) + ", allowed are true and false");
    }

    /** A time in RFC 3339 as ms since 1970, null where it is absent. */
    Long time(String key) throws Request.Refused {
        String text = optional(key);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException noTime) {
            throw refused(key + " is \"" + shorten(text) + "\", allowed is a time as 2026-11-23T08:15:02Z");
        }
    }

    Request.Refused refused(String message) {
        return new Request.Refused(id, message);
    }

    static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
