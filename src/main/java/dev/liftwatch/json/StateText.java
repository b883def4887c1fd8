package dev.liftwatch.json;

import dev.liftwatch.car.Blindness;
import dev.liftwatch.car.CarWatch;
import dev.liftwatch.car.Doors;
import dev.liftwatch.car.InspectionWatch;
import dev.liftwatch.car.Motion;
import dev.liftwatch.car.PlausiblePosition;
import dev.liftwatch.car.PositionWindow;
import dev.liftwatch.car.SealedPeriod;
import dev.liftwatch.doubt.CallsInService;
import dev.liftwatch.doubt.ClosedContactCheck;
import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.doubt.FlickerCheck;
import dev.liftwatch.doubt.FlutterCheck;
import dev.liftwatch.doubt.FooledPresence;
import dev.liftwatch.doubt.HeldPresence;
import dev.liftwatch.doubt.InspectionPolarity;
import dev.liftwatch.doubt.Leaving;
import dev.liftwatch.doubt.Ledger;
import dev.liftwatch.doubt.OpenContactCheck;
import dev.liftwatch.doubt.PositionCheck;
import dev.liftwatch.doubt.RestlessCheck;
import dev.liftwatch.doubt.RunCheck;
import dev.liftwatch.doubt.ServiceTime;
import dev.liftwatch.doubt.SignalTrust;
import dev.liftwatch.entrapment.JudgementState;
import dev.liftwatch.entrapment.KeptState;
import dev.liftwatch.entrapment.RescueWatch;
import dev.liftwatch.entrapment.ServiceWatch;
import dev.liftwatch.evidence.ButtonTrust;
import dev.liftwatch.evidence.ButtonWatch;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.evidence.Evidence;
import dev.liftwatch.evidence.EvidenceWatch;
import dev.liftwatch.evidence.PirWatch;
import dev.liftwatch.evidence.RadarWatch;
import dev.liftwatch.evidence.UnseenPresses;
import dev.liftwatch.fault.EntranceWatch;
import dev.liftwatch.fault.FaultMemory;
import dev.liftwatch.fault.FaultWatch;
import dev.liftwatch.fault.LevellingWatch;
import dev.liftwatch.fault.RunWatch;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.TrapState;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.time.Tick;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The judgement's memory as one line of JSON, and back. The adapters are generated from the records named here. */
@Json.Import({
    KeptState.class,
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
    FooledPresence.SavedPresence.class,
    HeldPresence.SavedHolding.class,
    RunCheck.SavedRun.class,
    RunCheck.StrikeCount.class,
    PositionCheck.SavedPositionCheck.class,
    FlickerCheck.Count.class,
    ClosedContactCheck.SavedStops.class,
    Ledger.SavedLedger.class,
    Ledger.Entry.class,
    Ledger.Charge.class,
    Leaving.SavedLeaving.class,
    ServiceTime.SavedService.class,
    RestlessCheck.SavedRestlessness.class,
    InspectionPolarity.SavedPolarity.class,
    CallsInService.SavedCalls.class,
    FlutterCheck.Flutter.class,
    PlausiblePosition.SavedPlausibility.class,
    PlausiblePosition.Course.class,
    PlausiblePosition.Track.class,
    EvidenceWatch.SavedEvidence.class,
    Evidence.class,
    PirWatch.SavedPir.class,
    RadarWatch.SavedRadar.class,
    RescueWatch.class,
    ServiceWatch.class,
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
        value = TrapState.class,
        subtypes = {
            @Json.SubType(type = TrapState.Quiet.class, name = "quiet"),
            @Json.SubType(type = TrapState.Suspected.class, name = "suspected"),
            @Json.SubType(type = TrapState.Raised.class, name = "raised")
        })
public final class StateText {
    /** An agent that has judged for longer than this, ms, has a damaged clock: three hundred years. */
    public static final long LATEST_MS = 10_000_000_000_000L;

    private static final JsonType<JudgementState> STATE = SharedJson.JSON.type(JudgementState.class);

    private static final String NO_COURSE = ",\"course\":null";

    private static final String NO_RESCUE = ",\"rescue\":null";

    private static final String NO_SERVICE = ",\"service\":null";

    private static final String NOTHING = "null";

    /** A cause that version 1 does not know. */
    private static final String CLAIM = Cause.RESCUE_NOT_SEEN.name();

    /** What version 1 had learnt of wires, where nothing is: its checks were others. */
    private static final String TRUST_OF_VERSION_ONE = """
            {"doubts":[],"runs":{"tallies":[],"agreed":[],"against":[],"travelMs":-1,"travelled":false,"closedInTravel":false,\
            "openContactLowInTravel":false,"stood":false,"closedSinceOpening":false,"passableBefore":false},\
            "position":{"outside":0,"frozen":0,"openedOnce":false,"openedAtMm":0,"othersSawTravel":false,"runningSinceMs":-1},\
            "habits":{"presentSinceMs":-1,"openingsPresent":0,"standsSinceMs":-1,"stoodLong":false,"openingsAfterStanding":0,\
            "firstOpen":{"servedWithoutOpen":0,"servedTravelMs":-1},"secondOpen":{"servedWithoutOpen":0,"servedTravelMs":-1},\
            "firstClosed":{"vainStops":0,"closedSinceMs":-1,"somebodyIn":false,"stopTravelMs":-1},\
            "secondClosed":{"vainStops":0,"closedSinceMs":-1,"somebodyIn":false,"stopTravelMs":-1},\
            "stopsWithoutDoors":0,"stoppedTravelMs":-1,"restlessSinceMs":-1,"restlessFromMm":0},"flicker":[],\
            "presence":{"seenMs":-1,"sawTheLastOpening":false,"parkedSinceMs":-1,"before":"UNKNOWN","silentSinceMs":-1,\
            "roseMs":-1,"empty":false,"emptyForLong":false,"rises":0,"lateRises":0,"strikes":0,"amends":0},\
            "inspection":{"everOff":false,"rides":0,"turned":false},"flutter":[]}""";

    private static final JsonType<KeptState> KEPT = SharedJson.JSON.type(KeptState.class);

    /** The state of an incident where a field of it is missing: nothing that would be guessed in favour of silence. */
    private static final List<TrapState> TRAP_STATES = List.of(
            new TrapState.Suspected("", Cause.SENSORS_LOST, Certainty.PROBABLE, Tick.NONE, Tick.NONE),
            new TrapState.Raised("", Cause.SENSORS_LOST, Set.of(), Certainty.PROBABLE, Tick.NONE, Tick.NONE));

    /**
     * What could be read of a text that another version wrote, or that is damaged in places.
     *
     * @param value what it says, with a fallback for what it does not say
     * @param notes what was not as it should be, a line each, with its place
     * @param strange what has no place here, by its place
     */
    public record Lenient<T>(T value, List<String> notes, Map<String, Object> strange) {}

    private StateText() {}

    /** The part that every later version reads, as one JSON object. */
    public static String write(KeptState kept) {
        return KEPT.toJson(kept);
    }

    /** Reads what {@link #write(KeptState)} of any version wrote, as a tree. */
    public static Lenient<KeptState> keptState(Object tree, KeptState fallback) {
        LenientRecords reader = reader(tree, fallback.nowMs());
        KeptState read = reader.read(KeptState.class, tree, fallback);
        return new Lenient<>(read, reader.notes(), reader.strange());
    }

    /** Reads what {@link #write(JudgementState)} of any version wrote, as a tree. */
    public static Lenient<JudgementState> state(Object tree, JudgementState fallback) {
        LenientRecords reader = reader(tree, fallback.nowMs());
        JudgementState read = reader.read(JudgementState.class, tree, fallback);
        return new Lenient<>(read, reader.notes(), reader.strange());
    }

    private static LenientRecords reader(Object tree, long otherwiseMs) {
        Object nowMs = tree instanceof Map<?, ?> fields ? fields.get("nowMs") : null;
        long latestMs = nowMs instanceof Number number ? number.longValue() : otherwiseMs;
        return new LenientRecords(Math.clamp(latestMs, 0, LATEST_MS), TRAP_STATES);
    }

    /**
     * A text of {@link #write(JudgementState)} as an agent of version 1 reads it, for whom a downgrade must not end a trapping: what came
     * later is left out, since it refuses the whole for one name that it does not know, and of the wires it has learnt nothing. A claim
     * that nobody has borne out is to it what it knows best: an alarm whose ground is lost.
     */
    public static String asVersionOne(String text) {
        String known = text.replace(part(text, "trust"), TRUST_OF_VERSION_ONE)
                .replaceFirst("\\{\"version\":" + JudgementState.VERSION, "{\"version\":1")
                .replace("\"marks\":{\"presenceKnown\":true", "\"marks\":{\"presenceKnown\":false")
                .replaceFirst(",\"sensedMs\":-?[0-9]+", "");
        for (String later : List.of("service", "rescue", "course")) {
            known = without(known, later);
        }
        return known.contains(CLAIM) ? known.replace(CLAIM, Cause.SENSORS_LOST.name()) : known;
    }

    private static String without(String text, String name) {
        String part = part(text, name);
        return part.equals(NOTHING) ? text : text.replace(",\"" + name + "\":" + part, "");
    }

    /** The object that such a text says under this name, as JSON; {@code null} where it says none. */
    public static String part(String text, String name) {
        int at = text.indexOf("\"" + name + "\":{");
        if (at < 0) {
            return NOTHING;
        }
        int from = text.indexOf('{', at);
        int depth = 0;
        int end = from;
        do {
            depth += text.charAt(end) == '{' ? 1 : text.charAt(end) == '}' ? -1 : 0;
            end++;
        } while (depth > 0);
        return text.substring(from, end);
    }

    /** One line of JSON. */
    public static String write(JudgementState state) {
        return STATE.toJson(state).replace(NO_COURSE, "").replace(NO_RESCUE, "").replace(NO_SERVICE, "");
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws JsonException where the text is damaged or of another version
     */
    public static JudgementState read(String text) throws JsonException {
        JudgementState state;
        try {
            Structure.check(text);
            state = STATE.fromJson(text);
        } catch (JsonException | RuntimeException damaged) {
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
