package dev.liftwatch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Explanation;
import dev.liftwatch.incident.Likelihood;
import dev.liftwatch.incident.Otherwise;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.incident.WayOut;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import dev.liftwatch.time.WallTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/messages-v1.1");
    private static final LiftIdentity LIFT = new LiftIdentity(
            "hz-xh-000123",
            "3号楼客梯",
            "31103301062019050001",
            "012345",
            "Building 3",
            30.2741,
            120.1551,
            List.of("B1", "1", "2"));
    private static final Messages.Filing FILING = new Messages.Filing("store-1", 7);
    private static final Messages.Stamp STAMP = stamp(422_699, true);

    private final Messages messages = new Messages(LIFT, "boot-1", "1.2.3", Texts.in(Locale.ENGLISH), 1000);

    private static Messages.Stamp stamp(long tickMs, boolean synced) {
        long epochMs = Instant.parse("2026-11-23T08:15:02.114Z").toEpochMilli();
        return new Messages.Stamp(
                "01937a5c-0000-7000-8000-000000000001", new Moment(tickMs, new WallTime(epochMs, synced)));
    }

    private static Decision decision(Phase phase, Reason reason, Decision.Place place) {
        Map<Signal, SignalPanel.View> signals = new EnumMap<>(Signal.class);
        signals.put(Signal.MACHINE_ROOM_TEMP_C, new SignalPanel.View(true, 23_500, 420_000));
        signals.put(Signal.DOOR_CLOSED, new SignalPanel.View(true, 1, 320_000));
        signals.put(Signal.POSITION_MM, new SignalPanel.View(false, 0, 421_699));
        signals.put(Signal.OCCUPIED, new SignalPanel.View(false, 0, Tick.NONE));
        boolean raised = phase != Phase.SUSPECTED;
        return new Decision(
                422_699,
                "incident-1",
                Decision.TRAP,
                phase,
                Cause.STOPPED_OUTSIDE_DOOR_ZONE,
                raised ? Set.of(Cause.ALARM_BUTTON, Cause.DOORS_NOT_OPENING) : Set.of(),
                raised ? Certainty.CONFIRMED : Certainty.PROBABLE,
                new Likelihood(83, new Otherwise(Otherwise.Kind.WIRE_AT_FAULT, Signal.DOOR_ZONE, 7)),
                false,
                null,
                362_699,
                raised ? 422_699 : Tick.NONE,
                reason,
                place,
                signals,
                new Explanation(List.of(
                        new Explanation.Sentence("cause.stopped-outside-door-zone", List.of(60L), null),
                        new Explanation.Sentence("presence.unknown", List.of(), null))));
    }

    private static Decision.Place between() {
        return new Decision.Place(15_230L, 1, Truth.FALSE);
    }

    private static Decision.Place nowhere() {
        return new Decision.Place(null, null, Truth.UNKNOWN);
    }

    /** The golden files are what platforms were built against: whole texts, every byte. */
    private static void assertGolden(String name, Map<String, Object> message) throws Exception {
        MessageSchemas.assertValid(name.replaceFirst("-.*", ""), JsonText.write(message));
        Files.writeString(GOLDEN.resolve(name + ".json"), JsonText.write(message) + "\n");
        assertEquals(Files.readString(GOLDEN.resolve(name + ".json")).strip(), JsonText.write(message));
    }

    @Test
    void anAlarmThatIsRaised() throws Exception {
        assertGolden(
                "alarm-raised", messages.incident(decision(Phase.RAISED, null, between()), Map.of(), STAMP, FILING));
    }

    @Test
    void anIncidentOfAWireHasNoCauseAndNamesItsSignal() throws Exception {
        Decision fault = new Decision(
                422_699,
                "incident-2",
                FaultKind.SIGNAL_LOST.code(),
                Phase.RAISED,
                null,
                Set.of(),
                null,
                null,
                false,
                Signal.DOOR_OPEN,
                362_699,
                422_699,
                null,
                between(),
                decision(Phase.RAISED, null, between()).signals(),
                new Explanation(
                        List.of(new Explanation.Sentence("fault.signal-lost", List.of(60L), Signal.DOOR_OPEN))));
        assertGolden("event-signal-lost", messages.incident(fault, Map.of(), STAMP, FILING));
        assertEquals(
                List.of("t_ms", "kind", "phase", "incident", "danger", "signal", "wire"),
                ReplayLine.of(fault, Texts.in(Locale.ENGLISH)).keySet().stream()
                        .limit(7)
                        .toList());
    }

    @Test
    void aSuspicionOfWhichLittleIsKnown() throws Exception {
        Messages.Stamp unsynced = stamp(422_699, false);
        assertGolden(
                "event-suspected",
                messages.incident(decision(Phase.SUSPECTED, null, nowhere()), Map.of(), unsynced, FILING));
    }

    @Test
    void anAlarmThatCloses() throws Exception {
        assertGolden(
                "alarm-closed",
                messages.incident(
                        decision(Phase.CLOSED, Reason.DOORS_OPENED_AT_LANDING, between()), Map.of(), STAMP, FILING));
    }

    @Test
    void anAlarmThatAHumanResolves() throws Exception {
        Request.Resolve resolve = new Request.Resolve("r-1", "desk 4", "incident-1", "rescued", null);
        assertGolden(
                "alarm-resolved",
                messages.resolved(
                        decision(Phase.CLOSED, Reason.RESOLVED, between()), said(resolve), Map.of(), STAMP, FILING));
    }

    private static Resolution said(Request.Resolve resolve) {
        return new Resolution(resolve, "city", WayOut.SEEN, false);
    }

    @Test
    void theLivePicture() throws Exception {
        LivePicture picture = new LivePicture(
                Truth.TRUE,
                Truth.FALSE,
                between(),
                true,
                362_699,
                "strong",
                Truth.UNKNOWN,
                Truth.FALSE,
                "incident-1",
                "raised",
                decision(Phase.RAISED, null, between()).signals());
        assertGolden("state", messages.state(picture, STAMP, 7));
    }

    @Test
    void theAgentComesAndGoes() throws Exception {
        assertGolden("status-online", messages.status(true, "connected", STAMP, 7));
        assertGolden("status-offline", messages.status(false, "connection lost", stamp(500, true), 0));
        assertGolden("status-will", messages.will());
    }

    @Test
    void theShortWillFitsABrokerThatTakesNoMoreThan128Bytes() {
        LiftIdentity longest = new LiftIdentity("l".repeat(40), null, null, null, null, null, null, List.of());
        Messages ofIt = new Messages(longest, "0123456789abcdef", "1.2.3", Texts.in(Locale.ENGLISH), 100);
        int bytes = JsonText.write(ofIt.will()).getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= 128, () -> bytes + " bytes");
    }

    @Test
    void whatTheBoxIsAndCanDo() throws Exception {
        Equipment equipment = new Equipment(
                List.of(Equipment.floor("B1", 0), Equipment.floor("1", 4200)),
                List.of(
                        Equipment.signal("position_mm", "mm", "encoder", null),
                        Equipment.signal("door_closed", null, "board", "IN1")));
        assertGolden("about", messages.about(equipment, "2027-11-26T00:00:00.000Z", STAMP));
    }

    @Test
    void anAnswerThatARequestWasCarriedOut() throws Exception {
        assertGolden("reply-ok", messages.reply("r-1", ReplyCode.OK, null, Map.of("incident", "incident-1"), STAMP));
    }

    @Test
    void anAnswerThatARequestWasNot() throws Exception {
        assertGolden("reply-error", messages.reply(null, ReplyCode.BAD_FIELD, "id is missing", Map.of(), STAMP));
    }

    @Test
    void onlyWhatIsStoredSaysWhereItStandsAndReplayedIsItsLastWord() {
        Decision closed = decision(Phase.CLOSED, Reason.RESOLVED, nowhere());
        Request.Resolve resolve = new Request.Resolve("r", null, "incident-1", "other", "replayed");
        for (Map<String, Object> stored : List.of(
                messages.incident(closed, Map.of(), STAMP, FILING),
                messages.resolved(closed, said(resolve), Map.of(), STAMP, FILING))) {
            assertTrue(JsonText.write(stored).endsWith(",\"store\":\"store-1\",\"seq\":7,\"replayed\":false}"));
        }
        for (Map<String, Object> unstored : List.of(
                messages.status(true, "x", STAMP, 7), messages.reply("r", ReplyCode.OK, null, Map.of(), STAMP))) {
            assertFalse(
                    unstored.containsKey("seq") || unstored.containsKey("store") || unstored.containsKey("replayed"));
        }
    }

    @Test
    void aLandingWithoutALabelHasNone() {
        assertEquals(null, LIFT.floorLabel(3));
        assertEquals(null, LIFT.floorLabel(-1));
        assertEquals("B1", LIFT.floorLabel(0));
    }
}
