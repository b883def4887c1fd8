package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.control.ControlServer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a technician sees of the wires. */
class SignalsCommandTest {
    private static final String ANSWER = "{\"v\":1,\"lift\":\"hz-1\",\"signals\":["
            + "{\"signal\":\"door_closed\",\"value\":0,\"age_ms\":102500,\"sample_age_ms\":40,\"changes_in_hour\":12,"
            + "\"source\":\"io\",\"channel\":\"di0\",\"raw\":1,\"active\":\"low\",\"doubt\":\"inverted\",\"doubt_age_ms\":61000},"
            + "{\"signal\":\"position_mm\",\"value\":15230,\"age_ms\":3000,\"sample_age_ms\":900,\"changes_in_hour\":1,"
            + "\"source\":\"encoder\",\"channel\":\"position_mm\",\"raw\":null,\"active\":null,\"doubt\":null,\"doubt_age_ms\":null},"
            + "{\"signal\":\"occupied\",\"value\":null,\"age_ms\":null,\"sample_age_ms\":null,\"changes_in_hour\":0,"
            + "\"source\":\"io\",\"channel\":\"di6\",\"raw\":null,\"active\":\"high\",\"doubt\":null,\"doubt_age_ms\":null}]}";

    @TempDir
    Path runtime;

    private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();

    private Terminal asked(UnaryOperator<String> answer, Locale locale, Object... arguments) throws Exception {
        ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
        UnaryOperator<String> noted = question -> {
            questions.add(question);
            return answer.apply(question);
        };
        try (ControlServer server = ControlServer.open(runtime.resolve("hz-1.sock"), noted, deadlines)) {
            Thread thread = new Thread(server, "control-test");
            thread.setDaemon(true);
            thread.start();
            return Terminal.runIn(locale, arguments);
        } finally {
            deadlines.shutdownNow();
        }
    }

    @Test
    void everyWireIsShownWithWhereItComesFromAndWhyItIsNotBelieved() throws Exception {
        Terminal screen = asked(question -> ANSWER, Locale.ENGLISH, "signals", "--runtime-dir", runtime);
        assertEquals("", screen.err());
        assertEquals("""
                Lift hz-1: 3 signals wired
                  WIRE                  JUDGED      RAW  AT       SINCE  /H  PAST YEAR
                ! doors closed contact  not closed  1    io di0   102 s  12  ?
                  position (encoder)    15230       -    encoder  3 s    1   ?
                ! presence sensor       unknown     -    io di6   -      0   ?

                ! doors closed contact: INVERTED, read the other way round for 61 s. Set active
                  to the other level.
                """, screen.out());
        assertTrue(questions.take().contains("\"ask\":\"signals\""));
    }

    @Test
    void theSameInChinese() throws Exception {
        String screen = asked(question -> ANSWER, Locale.SIMPLIFIED_CHINESE, "signals", "--runtime-dir", runtime)
                .out();
        assertTrue(screen.contains("关门到位"), screen);
        assertTrue(screen.contains("未关好"), screen);
        assertTrue(screen.contains("极性相反"), screen);
    }

    @Test
    void programsGetTheAnswerAsItIs() throws Exception {
        Terminal screen = asked(question -> ANSWER, Locale.ENGLISH, "signals", "--json", "--runtime-dir", runtime);
        assertEquals(ANSWER + "\n", screen.out());
    }

    @Test
    void anOlderAgentThatDoesNotKnowTheQuestionIsNamed() throws Exception {
        Terminal screen = asked(
                question -> "{\"v\":1,\"error\":\"ask: found signals, allowed: status\"}",
                Locale.ENGLISH,
                "signals",
                "--runtime-dir",
                runtime);
        assertEquals(CommandLineTool.UNREACHABLE, screen.exit());
        assertTrue(screen.err().contains("allowed: status"), screen.err());
    }
}
