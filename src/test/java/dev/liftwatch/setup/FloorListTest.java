package dev.liftwatch.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloorListTest {
    @Test
    void aBasementAndTwelveFloors() throws Exception {
        List<String> labels = FloorList.labels("B1,1-12");
        assertEquals(13, labels.size());
        assertEquals("B1", labels.getFirst());
        assertEquals("12", labels.getLast());
    }

    @Test
    void basementsCountDownAndLabelsOfAnyKindMix() throws Exception {
        assertEquals(
                List.of("B3", "B2", "B1", "G", "1", "2", "3", "5", "P1", "P2"),
                FloorList.labels("B3-B1, G,1-3，5,P1-P2"));
        assertEquals(List.of("1", "2", "3"), FloorList.labels("1至3"));
        assertEquals(List.of("B1", "1", "2"), FloorList.labels("B1 1 2"));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertEquals("floors-order", refused("12-1"));
        assertEquals("floors-order", refused("B1-B3,1"));
        assertEquals("floors-range", refused("B1-3"));
        assertEquals("floors-twice", refused("1-3,2"));
        assertEquals("floors-empty", refused("B1,,1"));
        assertEquals("floors-one", refused("1"));
        assertEquals("floors-many", refused("1-500"));
        assertEquals("floors-label", refused("Ground floor hall,1"));
    }

    private static String refused(String text) {
        return assertThrows(RefusedAnswerException.class, () -> FloorList.labels(text))
                .key();
    }

    @Test
    void whatIsSaidOfLabelsReadsAsTheSameLabels() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            List<String> labels = new ArrayList<>();
            for (int b = random.nextInt(4); b > 0; b--) {
                labels.add("B" + b);
            }
            for (int f = 1; f < 3 + random.nextInt(20); f++) {
                if (f != 4 || random.nextBoolean()) {
                    labels.add(Integer.toString(f));
                }
            }
            if (random.nextBoolean()) {
                labels.add("R");
            }
            assertEquals(labels, FloorList.labels(FloorList.said(labels)), labels.toString());
        }
    }
}
