package dev.liftwatch.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.serial.RawBytes.Chunk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The newest bytes of a line, bounded. */
class RawBytesTest {
    private final RawBytes raw = new RawBytes();

    private static List<Long> numbers(List<Chunk> chunks) {
        return chunks.stream().map(Chunk::number).toList();
    }

    @Test
    void whoAsksFromANumberGetsWhatCameSinceAndNothingTwice() {
        raw.add(10, false, new byte[] {1, 2});
        raw.add(20, true, new byte[] {3});
        raw.add(30, false, new byte[0]);
        assertEquals(List.of(0L, 1L), numbers(raw.from(0, 100)));
        assertEquals(List.of(1L), numbers(raw.from(1, 100)));
        assertEquals(List.of(), raw.from(2, 100));
        assertEquals(2, raw.next(), "no bytes are no piece");
        assertTrue(raw.from(1, 100).getFirst().sent());
    }

    @Test
    void anAnswerHoldsNoMoreThanItMayButAtLeastOnePiece() {
        raw.add(10, false, new byte[60]);
        raw.add(20, false, new byte[60]);
        assertEquals(List.of(0L), numbers(raw.from(0, 100)));
        assertEquals(List.of(0L), numbers(raw.from(0, 1)));
    }

    @Test
    void whatNobodyAsksForIsDroppedAndTheNumbersSaySo() {
        for (int i = 0; i < 70; i++) {
            raw.add(i, false, new byte[1024]);
        }
        List<Chunk> kept = raw.from(0, Integer.MAX_VALUE);
        assertEquals(64, kept.size());
        assertEquals(6, kept.getFirst().number());
    }
}
