package dev.liftwatch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTimesTest {
    private static final double BYTE_MS_AT_9600_BAUD = 10_000.0 / 9600;
    private static final int FRAME = 9;

    @Test
    void aFrameBeganBetweenTheLookThatDidNotFindItAndTheTimeItsBytesTook() {
        ArrivalTimes arrivals = new ArrivalTimes(1.0, 1000);
        arrivals.looked(1040, FRAME);
        ArrivalTimes.Estimate began = arrivals.of(FRAME - 1);
        long roundedUp = 1;
        assertEquals(1000 - ArrivalTimes.ADAPTER_MS - roundedUp, began.atMs() - began.errorMs());
        assertEquals(1040 - FRAME, began.atMs() + began.errorMs());
    }

    @Test
    void aFrameThatCameInTwoLooksBeganBeforeTheFirstOfThem() {
        ArrivalTimes arrivals = new ArrivalTimes(1.0, 1000);
        arrivals.looked(1040, 4);
        arrivals.looked(1080, 5);
        ArrivalTimes.Estimate began = arrivals.of(FRAME - 1);
        assertEquals(1040 - 4, began.atMs() + began.errorMs());
    }

    @Test
    void aFrameThatBeganLongerAgoThanAnyLookKeptIsStillGivenATime() {
        ArrivalTimes arrivals = new ArrivalTimes(1.0, 0);
        for (int look = 1; look <= 100; look++) {
            arrivals.looked(look * 40L, 1);
        }
        ArrivalTimes.Estimate began = arrivals.of(99);
        assertTrue(began.atMs() <= 4000 && began.errorMs() >= 0, began.toString());
    }

    /** Frames at known times over a line of known speed, looked at unevenly: the truth is always within the bound. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theTruthIsWithinTheBound(long seed) {
        Random random = new Random(seed);
        double[] beganMs = new double[500];
        double[] byteCameMs = new double[beganMs.length * FRAME];
        for (int frame = 0; frame < beganMs.length; frame++) {
            beganMs[frame] = frame * 20.0 + random.nextInt(3);
            for (int i = 0; i < FRAME; i++) {
                byteCameMs[frame * FRAME + i] = beganMs[frame] + (i + 1) * BYTE_MS_AT_9600_BAUD;
            }
        }
        ArrivalTimes arrivals = new ArrivalTimes(BYTE_MS_AT_9600_BAUD, 0);
        int next = 0;
        int checked = 0;
        for (long nowMs = 1; next < byteCameMs.length; nowMs += 1 + random.nextInt(60)) {
            int from = next;
            while (next < byteCameMs.length && byteCameMs[next] <= nowMs) {
                next++;
            }
            arrivals.looked(nowMs, next - from);
            for (int place = from; place < next; place++) {
                if (place % FRAME == FRAME - 1) {
                    ArrivalTimes.Estimate began = arrivals.of(next - 1 - place + FRAME - 1);
                    double off = Math.abs(began.atMs() - beganMs[place / FRAME]);
                    assertTrue(off <= began.errorMs() + 1, () -> began + " but began otherwise by " + off);
                    checked++;
                }
            }
        }
        assertEquals(beganMs.length, checked);
    }
}
