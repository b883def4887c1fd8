package dev.liftwatch.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogKeeperTest {
    private static final String INFO = "08:15:02.114 INFO  uplink connected";
    private static final String WARN = "08:15:02.114 WARN  source board: nothing comes";
    private static final String ERROR = "08:15:02.114 ERROR thread loop has ended by a fault";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int cleared;
    private final LogKeeper keeper =
            new LogKeeper(new PrintStream(written, true, StandardCharsets.UTF_8), () -> cleared++);
    private final PrintStream log = new PrintStream(keeper, true, StandardCharsets.UTF_8);

    @Test
    void ordinaryLinesAreToldOnlyWhereTheDemoFails() {
        log.println(INFO);
        keeper.open();
        assertEquals(List.of(), lines());
        keeper.tellAll();
        assertEquals(List.of(INFO), lines());
    }

    @Test
    void theIncidentsOfTheStoryAreOrdinaryThoughTheLogWarnsOfThem() {
        log.println(
                "08:15:02.114 WARN  trap raised 01a21b72-a680 (stopped-outside-door-zone, confirmed): lift demo-lift, between floors");
        keeper.open();
        assertEquals(List.of(), lines());
    }

    @Test
    void warningsWaitForTheEndOfThePicture() {
        log.println(WARN);
        assertEquals(List.of(), lines());
        keeper.open();
        assertEquals(List.of(WARN), lines());
        assertEquals(0, cleared);
    }

    @Test
    void anErrorClearsTheScreenAndIsWrittenAtOnceWithWhatWaited() {
        log.println(WARN);
        log.println(ERROR);
        log.println("java.lang.IllegalStateException: disk full");
        assertEquals(1, cleared);
        assertEquals(List.of(WARN, ERROR, "java.lang.IllegalStateException: disk full"), lines());
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
