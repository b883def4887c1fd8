package dev.liftwatch.modbus;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that come late, are lost, or come between echoes and stray bytes: none is read as that of another question. */
class LateAnswersTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aLateAnswerIsNeverReadAsThatOfAnotherQuestion(long seed) {
        UnsteadyUnits line = new UnsteadyUnits(seed);
        line.register(1, 0);
        line.register(1, 1);
        line.register(2, 0);
        line.register(2, 3);
        line.register(3, 7);
        line.echoes = seed % 2 == 0;
        line.strays = seed % 3 == 0;
        int good = line.run(10 * 60_000);
        assertTrue(line.lateOnes > 100, "answers were late: " + line.lateOnes);
        assertTrue(good > 6000, "readings came: " + good);
        line.reads.forEach(read -> assertTrue(line.readings.get(read.channel()) > 800, read.channel()));
    }

    @Test
    void whenAnswersAreLostAsWellTheLineGoesOn() {
        UnsteadyUnits line = new UnsteadyUnits(11);
        line.register(1, 0);
        line.register(1, 1);
        line.lostOneIn = 20;
        line.strays = true;
        assertTrue(line.run(10 * 60_000) > 1000);
    }

    @Test
    void aLineOnWhichEveryThirdAnswerIsLateIsReadAllTheSame() {
        UnsteadyUnits line = new UnsteadyUnits(11);
        line.register(1, 0);
        line.register(1, 1);
        line.lateOneIn = 3;
        assertTrue(line.run(10 * 60_000) > 500);
    }

    @Test
    void thePortOpenedAnewForgetsNoOpenQuestion() {
        UnsteadyUnits line = new UnsteadyUnits(11);
        line.register(1, 0);
        line.register(1, 1);
        ModbusPoller poller = new ModbusPoller(line.reads, 100, 500);
        int good = 0;
        for (int i = 0; i < 300; i++) {
            good += line.run(poller, i * 1000L, 1000);
            poller.reset();
        }
        assertTrue(good > 1000, "readings came: " + good);
    }

    @Test
    void anAgentThatIsStartedAnewReadsNoAnswerToTheOneBefore() {
        UnsteadyUnits line = new UnsteadyUnits(11);
        line.register(1, 0);
        line.register(1, 1);
        line.latestMs = 2000;
        int good = 0;
        for (int i = 0; i < 100; i++) {
            good += line.run(new ModbusPoller(line.reads, 100, 500), i * 5000L, 5000);
        }
        assertTrue(good > 1000, "readings came: " + good);
    }
}
