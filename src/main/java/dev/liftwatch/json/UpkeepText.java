package dev.liftwatch.json;

import dev.liftwatch.time.Tick;
import dev.liftwatch.upkeep.Advisory;
import dev.liftwatch.upkeep.Lapse;
import dev.liftwatch.upkeep.Maintenance;
import dev.liftwatch.upkeep.UpkeepState;
import dev.liftwatch.upkeep.UsageTally;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import java.util.List;

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

    private static final UpkeepState NOTHING = new UpkeepState(
            UpkeepState.VERSION,
            new UpkeepState.SavedTests(Tick.NEVER, List.of(), List.of()),
            List.of(),
            List.of(),
            null,
            new UpkeepState.SavedUsage(null, null));

    private UpkeepText() {}

    public static String write(UpkeepState state) {
        return STATE.toJson(state);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws JsonException where the text is not a JSON object; a text of another version is read as far as possible
     */
    public static UpkeepState read(String text) throws JsonException {
        return new LenientRecords(Long.MAX_VALUE, List.of()).read(UpkeepState.class, JsonText.read(text), NOTHING);
    }
}
