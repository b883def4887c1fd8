package dev.liftwatch.demo;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.sim.Shaft;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The house that the demo plays in, and the device.toml that an installer there would write. */
final class SimulatedBuilding {
    /** The lift's id. */
    static final String LIFT = "demo-lift";

    /** Where the rider wants to go, an index into the landings. */
    static final int DESTINATION = 5;

    /** Where the rescuers bring the car. */
    static final int RESCUE_LANDING = 3;

    /** As painted on the wall. */
    static final List<String> LABELS = List.of("B1", "1", "2", "3", "4", "5");

    /** A slow lift, so that eyes can follow it though time runs faster. */
    static final Shaft SHAFT = new Shaft(List.of(0L, 3000L, 6000L, 9000L, 12_000L, 15_000L), 200, 1000);

    private SimulatedBuilding() {}

    /**
     * The device.toml.
     *
     * @param broker the platform's broker, {@code tcp://host:port}
     * @param signals what the sensor board sends
     */
    static String deviceToml(StoryWords words, String broker, Map<Signal, Long> signals) {
        String floors = IntStream.range(0, LABELS.size())
                .mapToObj(i -> "{ label = \"%s\", position_mm = %d }".formatted(LABELS.get(i), SHAFT.heightMm(i)))
                .collect(Collectors.joining(", "));
        String wired = signals.keySet().stream().map(SimulatedBuilding::wire).collect(Collectors.joining());
        return """
                [lift]
                id = "%s"
                name = "%s"
                registration_code = "31103301062019050001"
                rescue_code = "012345"
                address = "%s"
                latitude = 30.2741
                longitude = 120.1551
                rated_speed_mps = 1.0
                floors = [ %s ]
                [sources.board]
                kind = "serial"
                port = "/dev/demo"
                protocol = "sentence"
                %s
                [[uplink]]
                servers = ["%s"]
                """.formatted(LIFT, words.of("lift.name"), words.of("lift.address"), floors, wired, broker);
    }

    /** A busy computer may keep the simulated board waiting for a moment: its numbers may be older than on a real lift. */
    private static String wire(Signal signal) {
        return "[signals.%s]\nsource = \"board\"\n%s%s"
                .formatted(
                        signal.code(),
                        signal == Signal.OCCUPIED ? "sensor = \"radar\"\n" : "",
                        signal.ages() ? "stale_after_s = 30\n" : "");
    }
}
