package dev.liftwatch.json;

import dev.liftwatch.time.ClockMark;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;

/** Where the clocks stood as one line of JSON, and back. */
@Json.Import({ClockMark.class, ClockMark.UnsyncedStart.class})
public final class ClockMarkText {
    private static final JsonType<ClockMark> MARK = SharedJson.JSON.type(ClockMark.class);

    private ClockMarkText() {}

    public static String write(ClockMark mark) {
        return MARK.toJson(mark);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws JsonException where the text is damaged or of another version
     */
    public static ClockMark read(String text) throws JsonException {
        ClockMark mark;
        try {
            JsonText.refuseDeepOrTrailing(text);
            mark = MARK.fromJson(text);
        } catch (RuntimeException damaged) {
            throw new JsonException("where the clocks stood cannot be read: " + damaged.getMessage(), damaged);
        }
        if (mark == null || !JsonText.read(write(mark)).equals(JsonText.read(text))) {
            throw new JsonException("where the clocks stood cannot be read: it is of another version", null);
        }
        return mark;
    }
}
