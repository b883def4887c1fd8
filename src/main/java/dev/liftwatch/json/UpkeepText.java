package dev.liftwatch.json;

import dev.liftwatch.upkeep.Advisory;
import dev.liftwatch.upkeep.Lapse;
import dev.liftwatch.upkeep.Maintenance;
import dev.liftwatch.upkeep.UpkeepState;
import dev.liftwatch.upkeep.UsageTally;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;

/** What is owed to the platforms as one line of JSON, and back. */
@Json.Import({
    UpkeepState.class,
    UpkeepState.SavedTests.class,
    UpkeepState.OpenTest.class,
    UpkeepState.Proof.class,
    UpkeepState.SavedUsage.class,
    UsageTally.class,
    Lapse.class,
    Advisory.class,
    Maintenance.class
})
public final class UpkeepText {
    private static final JsonType<UpkeepState> STATE = SharedJson.JSON.type(UpkeepState.class);

    private UpkeepText() {}

    public static String write(UpkeepState state) {
        return STATE.toJson(state);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws JsonException where the text is damaged or of another version
     */
    public static UpkeepState read(String text) throws JsonException {
        UpkeepState state;
        try {
            JsonText.refuseDeepOrTrailing(text);
            state = STATE.fromJson(text);
        } catch (RuntimeException damaged) {
            throw new JsonException("what was owed to the platforms cannot be read: " + damaged.getMessage(), damaged);
        }
        if (state == null
                || state.version() != UpkeepState.VERSION
                || !JsonText.read(write(state)).equals(JsonText.read(text))) {
            throw new JsonException("what was owed to the platforms cannot be read: it is of another version", null);
        }
        return state;
    }
}
