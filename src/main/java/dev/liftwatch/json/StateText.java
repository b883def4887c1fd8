package dev.liftwatch.json;

import dev.liftwatch.car.Blindness;
import dev.liftwatch.car.CarWatch;
import dev.liftwatch.car.Doors;
import dev.liftwatch.car.Doubt;
import dev.liftwatch.car.FlickerCheck;
import dev.liftwatch.car.FlutterCheck;
import dev.liftwatch.car.HabitCheck;
import dev.liftwatch.car.InspectionPolarity;
import dev.liftwatch.car.InspectionWatch;
import dev.liftwatch.car.Motion;
import dev.liftwatch.car.OpenContactCheck;
import dev.liftwatch.car.PlausiblePosition;
import dev.liftwatch.car.PositionCheck;
import dev.liftwatch.car.PositionWindow;
import dev.liftwatch.car.PresenceHabit;
import dev.liftwatch.car.RunCheck;
import dev.liftwatch.car.SealedPeriod;
import dev.liftwatch.car.SignalTrust;
import dev.liftwatch.car.VainStopCheck;
import dev.liftwatch.entrapment.ButtonTrust;
import dev.liftwatch.entrapment.ButtonWatch;
import dev.liftwatch.entrapment.Episode;
import dev.liftwatch.entrapment.Evidence;
import dev.liftwatch.entrapment.EvidenceWatch;
import dev.liftwatch.entrapment.JudgementState;
import dev.liftwatch.entrapment.PirWatch;
import dev.liftwatch.entrapment.RadarWatch;
import dev.liftwatch.entrapment.UnseenPresses;
import dev.liftwatch.fault.EntranceWatch;
import dev.liftwatch.fault.FaultMemory;
import dev.liftwatch.fault.FaultWatch;
import dev.liftwatch.fault.LevellingWatch;
import dev.liftwatch.fault.RunWatch;
import dev.liftwatch.signal.SignalPanel;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;

/** The judgement's memory as one line of JSON, and back. The adapters are generated from the records named here. */
@Json.Import({
    JudgementState.class,
    JudgementState.Watches.class,
    SignalPanel.SavedPanel.class,
    SignalPanel.SavedSignal.class,
    CarWatch.SavedCar.class,
    Motion.SavedMotion.class,
    PositionWindow.SavedPosition.class,
    PositionWindow.Slice.class,
    SealedPeriod.class,
    Blindness.class,
    Doors.class,
    InspectionWatch.SavedInspection.class,
    SignalTrust.SavedTrust.class,
    Doubt.class,
    OpenContactCheck.SavedContact.class,
    PresenceHabit.SavedPresence.class,
    RunCheck.SavedRun.class,
    RunCheck.Tally.class,
    PositionCheck.SavedPositionCheck.class,
    FlickerCheck.Count.class,
    HabitCheck.SavedHabits.class,
    VainStopCheck.SavedStops.class,
    InspectionPolarity.SavedPolarity.class,
    FlutterCheck.Flutter.class,
    PlausiblePosition.SavedPlausibility.class,
    EvidenceWatch.SavedEvidence.class,
    Evidence.class,
    PirWatch.SavedPir.class,
    RadarWatch.SavedRadar.class,
    RadarWatch.Stretch.class,
    ButtonTrust.SavedTrust.class,
    UnseenPresses.SavedPresses.class,
    ButtonWatch.SavedButton.class,
    FaultWatch.SavedFaults.class,
    FaultWatch.SavedFault.class,
    FaultMemory.SavedMemory.class,
    EntranceWatch.SavedEntrance.class,
    RunWatch.SavedRuns.class,
    LevellingWatch.SavedLevelling.class
})
@Json.Import(
        value = Episode.class,
        subtypes = {
            @Json.SubType(type = Episode.Quiet.class, name = "quiet"),
            @Json.SubType(type = Episode.Suspected.class, name = "suspected"),
            @Json.SubType(type = Episode.Raised.class, name = "raised")
        })
public final class StateText {
    private static final JsonType<JudgementState> STATE = SharedJson.JSON.type(JudgementState.class);

    private StateText() {}

    public static String write(JudgementState state) {
        return STATE.toJson(state);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws JsonException where the text is damaged or of another version
     */
    public static JudgementState read(String text) throws JsonException {
        JudgementState state;
        try {
            JsonText.refuseDeepOrTrailing(text);
            state = STATE.fromJson(text);
        } catch (RuntimeException damaged) {
            throw new JsonException("the saved judgement cannot be read: " + damaged.getMessage(), damaged);
        }
        if (state == null || state.version() != JudgementState.VERSION) {
            throw new JsonException(
                    "the saved judgement has version " + (state == null ? "none" : state.version())
                            + ", this program reads " + JudgementState.VERSION,
                    null);
        }
        if (!isWhole(state) || !JsonText.read(write(state)).equals(JsonText.read(text))) {
            throw new JsonException("the saved judgement cannot be read: parts of it are missing or unknown", null);
        }
        return state;
    }

    private static boolean isWhole(JudgementState state) {
        JudgementState.Watches watches = state.watches();
        return watches != null
                && watches.panel() != null
                && watches.car() != null
                && watches.trust() != null
                && watches.plausible() != null
                && watches.evidence() != null
                && watches.button() != null
                && state.faults() != null
                && state.episode() != null;
    }
}
