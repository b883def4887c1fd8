package dev.liftwatch.resume;

import dev.liftwatch.duties.Commissioning;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Until when a lift is not live, as one line of JSON, and back. */
final class SavedCommissioning {
    private SavedCommissioning() {}

    static String write(Commissioning.Period period) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sinceMs", period.sinceMs());
        fields.put("endsMs", period.endsMs());
        return JsonText.write(fields);
    }

    /**
     * Reads what {@link #write} wrote; empty where fields are missing. The lift is live then: an alarm too many is better than none.
     *
     * @throws JsonException where it is not a JSON object
     */
    static Optional<Commissioning.Period> read(String text) throws JsonException {
        Map<String, Object> fields = JsonText.read(text);
        if (fields.get("sinceMs") instanceof Number since && fields.get("endsMs") instanceof Number ends) {
            return Optional.of(new Commissioning.Period(since.longValue(), ends.longValue()));
        }
        return Optional.empty();
    }
}
