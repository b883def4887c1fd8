package dev.liftwatch.json;

import dev.liftwatch.duties.Advisory;
import dev.liftwatch.duties.DutiesState;
import dev.liftwatch.duties.Maintenance;
import dev.liftwatch.duties.UplinkFault;
import dev.liftwatch.duties.UsageTally;
import dev.liftwatch.time.Tick;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import java.util.List;

/** What is owed to the platforms as one line of JSON, and back. */
@Json.Import({
    DutiesState.class,
    DutiesState.SavedTests.class,
    DutiesState.OpenTest.class,
    DutiesState.Proof.class,
    DutiesState.SavedUsage.class,
    UsageTally.class,
    UplinkFault.class,
    Advisory.class,
    Maintenance.class
})
public final class DutiesText {
    private static final JsonType<DutiesState> STATE = SharedJson.JSON.type(DutiesState.class);

    private static final DutiesState NOTHING = new DutiesState(
            DutiesState.VERSION,
            new DutiesState.SavedTests(Tick.NEVER, List.of(), List.of()),
            List.of(),
            List.of(),
            null,
            new DutiesState.SavedUsage(null, null));

    private DutiesText() {}

    public static String write(DutiesState state) {
        return STATE.toJson(state);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws JsonException where the text is not a JSON object; a text of another version is read as far as possible
     */
    public static DutiesState read(String text) throws JsonException {
        return new LenientRecords(Long.MAX_VALUE, List.of()).read(DutiesState.class, JsonText.read(text), NOTHING);
    }
}
