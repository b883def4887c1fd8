package dev.liftwatch.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.doubt.SignalFault;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.report.Acknowledgement;
import dev.liftwatch.report.Moment;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel.Sight;
import dev.liftwatch.time.Tick;
import dev.liftwatch.time.WallTime;
import dev.liftwatch.wire.LineCounters;
import dev.liftwatch.wire.SourceCondition;
import dev.liftwatch.wire.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what the loop sees to what a technician is told. */
class ConditionsTest {
    private static final long NOW_MS = 1_000_000;
    private static final Moment NOW = new Moment(NOW_MS, new WallTime(1_800_000_000_000L, true));

    @TempDir
    Path folder;

    private DeviceConfig device;

    @BeforeEach
    void install() throws Exception {
        device = DeviceConfig.load(Files.writeString(folder.resolve("device.toml"), """
                [lift]
                id = "hz-1"
                rated_speed_mps = 1.75
                floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 4200 } ]
                [sources.io]
                kind = "serial"
                port = "/dev/ttyUSB0"
                protocol = "sentence"
                [signals.door_closed]
                source = "io"
                [signals.door_open]
                source = "io"
                [signals.occupied]
                source = "io"
                sensor = "radar"
                [signals.position_mm]
                source = "io"
                [signals.mains_ok]
                source = "io"
                [[uplink]]
                name = "city"
                servers = ["ssl://city.example:8883"]
                """));
    }

    private static Snapshot.SignalView signal(Signal signal, boolean read, Doubt doubt) {
        return new Snapshot.SignalView(new Sight(signal, read, 1, 900_000, 999_000, 3), doubt, 3, 0, Tick.NONE);
    }

    private static SourceCondition line(SourceCondition.State state) {
        return new SourceCondition("io", state, 900_000, Trouble.NONE, LineCounters.ZERO, 0, 0);
    }

    private List<Condition> of(
            List<Snapshot.SignalView> signals,
            List<Decision> incidents,
            SourceCondition.State state,
            Acknowledgement... answers) {
        Snapshot snapshot = new Snapshot(
                null,
                NOW,
                List.of(),
                signals,
                Snapshot.Surroundings.NONE,
                incidents,
                List.of(answers),
                true,
                RecentMinutes.View.NONE);
        return Conditions.of(device, snapshot, List.of(line(state)), Optional.empty(), NOW);
    }

    private static List<ConditionKind> kinds(List<Condition> conditions) {
        return conditions.stream().map(Condition::kind).toList();
    }

    @Test
    void anInvertedWireIsNeverPassedOver() {
        for (SignalFault fault : SignalFault.values()) {
            List<Condition> found = of(
                    List.of(signal(Signal.DOOR_CLOSED, true, new Doubt(Signal.DOOR_CLOSED, fault, 950_000))),
                    List.of(),
                    SourceCondition.State.GOOD);
            assertEquals(List.of(ConditionKind.valueOf("WIRE_" + fault.name())), kinds(found));
            assertEquals("door_closed", found.getFirst().subject());
            assertEquals(950_000, found.getFirst().sinceMs());
        }
    }

    @Test
    void aWireOfWhichNothingIsReadIsTold() {
        assertEquals(
                List.of(ConditionKind.WIRE_UNREAD),
                kinds(of(List.of(signal(Signal.OCCUPIED, false, null)), List.of(), SourceCondition.State.GOOD)));
    }

    @Test
    void underASilentLineItsWiresAreHidden() {
        List<Condition> found = of(
                List.of(signal(Signal.OCCUPIED, false, null), signal(Signal.DOOR_OPEN, false, null)),
                List.of(),
                SourceCondition.State.SILENT);
        assertEquals(List.of(ConditionKind.LINE_SILENT), kinds(found));
        assertEquals(2, found.getFirst().effects());
    }

    @Test
    void whereAllIsWellNothingIsTold() {
        assertEquals(
                List.of(), of(List.of(signal(Signal.OCCUPIED, true, null)), List.of(), SourceCondition.State.GOOD));
    }

    /** A rider is stopped between the landings; the agent's own judgement tells of it. */
    private List<Decision> trapping() {
        Judgement judgement = Judgement.begin(
                new JudgementConfig(
                        device.geometry(), device.liveSignalSettings(), device.presence(), device.detection()),
                (atMs, number) -> "incident-" + number,
                0);
        Map<Signal, Long> boarding = Map.of(
                Signal.DOOR_CLOSED,
                0L,
                Signal.DOOR_OPEN,
                1L,
                Signal.OCCUPIED,
                1L,
                Signal.POSITION_MM,
                0L,
                Signal.MAINS_OK,
                1L);
        Map<Signal, Long> closed =
                Map.of(Signal.DOOR_CLOSED, 1L, Signal.DOOR_OPEN, 0L, Signal.OCCUPIED, 1L, Signal.MAINS_OK, 1L);
        for (long ms = 0; ms < 3000; ms += 100) {
            read(judgement, boarding, ms);
        }
        for (long ms = 3000; ms < 300_000; ms += 100) {
            read(judgement, closed, ms);
            judgement.apply(Reading.of(Signal.POSITION_MM, Math.min(2000, ms - 3000)), ms);
            judgement.judge(ms);
        }
        return judgement.openIncidents();
    }

    private static void read(Judgement judgement, Map<Signal, Long> values, long ms) {
        judgement.advanceTo(ms);
        values.forEach((signal, value) -> judgement.apply(Reading.of(signal, value), ms));
        judgement.judge(ms);
    }

    @Test
    void aTrappingStandsFirstWithItsReasonsAndWhoHasAnswered() {
        List<Decision> incidents = trapping();
        List<Condition> found = of(
                List.of(signal(Signal.DOOR_OPEN, true, new Doubt(Signal.DOOR_OPEN, SignalFault.STUCK, 950_000))),
                incidents,
                SourceCondition.State.GOOD,
                new Acknowledgement("city", "incident-1", "desk 4", 990_000, 12L));
        assertEquals(ConditionKind.TRAPPED, found.getFirst().kind());
        Map<?, ?> incident = (Map<?, ?>) ConditionTree.of(found.getFirst(), NOW).get("incident");
        assertEquals("incident-1", incident.get("id"));
        assertTrue(String.valueOf(incident.get("explanation")).contains("outside every door zone"));
        assertTrue((double) incident.get("probability") > 0.5);
        assertEquals("raised", incident.get("phase"));
    }

    @Test
    void lookingAtOpenIncidentsChangesNothingOfThem() {
        List<String> once = ids(trapping());
        assertEquals(once, ids(trapping()));
        assertEquals(1L, once.stream().distinct().filter("incident-1"::equals).count());
    }

    private static List<String> ids(List<Decision> incidents) {
        List<String> ids = new ArrayList<>();
        incidents.forEach(one -> ids.add(one.incident()));
        return ids;
    }
}
