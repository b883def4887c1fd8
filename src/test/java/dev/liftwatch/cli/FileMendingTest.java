package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.signal.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that the walk test mends, where nobody has named it. */
class FileMendingTest {
    @TempDir
    Path folder;

    private Path file(String name, String lift) throws Exception {
        return Files.writeString(folder.resolve(name), """
                [lift]
                id = "%s"
                rated_speed_mps = 1.0
                floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 3000 } ]
                [sources.board]
                kind = "serial"
                port = "/dev/ttyUSB0"
                protocol = "sentence"
                [signals]
                position_mm = { source = "board" }
                door_closed = { source = "board" }   # left door
                """.formatted(lift));
    }

    @Test
    void isTheOneOfThisLiftAmongThoseOfTheBox() throws Exception {
        Path own = file("device.toml", "hz-1");
        Path other = file("second.toml", "hz-2");
        Files.writeString(folder.resolve("broken.toml"), "[lift");
        String before = Files.readString(other);
        FileMending.of(folder, "hz-1").orElseThrow().mend(Map.of("signal", "door_closed", "active_low", false));
        assertTrue(DeviceConfig.load(own).signals().get(Signal.DOOR_CLOSED).activeLow());
        assertTrue(Files.readString(own).contains("# left door"));
        assertEquals(before, Files.readString(other));
    }

    @Test
    void isNoneWhereTwoAreOfTheSameLiftOrNoneIs() throws Exception {
        file("device.toml", "hz-1");
        file("copy.toml", "hz-1");
        assertFalse(FileMending.of(folder, "hz-1").isPresent());
        assertFalse(FileMending.of(folder, "hz-3").isPresent());
        assertFalse(FileMending.of(folder.resolve("nothing"), "hz-1").isPresent());
    }
}
