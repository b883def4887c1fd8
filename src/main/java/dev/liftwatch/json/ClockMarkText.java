package dev.liftwatch.json;

import dev.liftwatch.time.ClockMark;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import java.util.List;

/** Where the clocks stood as one line of JSON, and back. */
@Json.Import({ClockMark.class, ClockMark.UnsyncedStart.class})
public final class ClockMarkText {
    private static final JsonType<ClockMark> MARK = SharedJson.JSON.type(ClockMark.class);

    private static final ClockMark UNKNOWN = new ClockMark("", 0, 0, 0, List.of());

    private ClockMarkText() {}

    public static String write(ClockMark mark) {
        return MARK.toJson(mark);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws JsonException where the text is not a JSON object; a text of another version is read as far as possible
     */
    public static ClockMark read(String text) throws JsonException {
        return new LenientRecords(Long.MAX_VALUE, List.of()).read(ClockMark.class, JsonText.read(text), UNKNOWN);
    }
}
