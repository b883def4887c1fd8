package dev.liftwatch.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What may be spent in a time does not depend on how often somebody asks. */
class TokenBucketTest {
    @Test
    void whoAsksOftenGetsAsMuchAsWhoAsksRarely() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            double each = (1 + random.nextInt(5000)) / 1e5;
            int most = 2 + random.nextInt(50);
            TokenBucket bucket = new TokenBucket(most, each, 0);
            assertTrue(bucket.spend(most, 0));
            long spent = most;
            long nowMs = 0;
            while (nowMs < 400_000) {
                // Asked before it is full again: what does not fit is lost.
                nowMs += 1 + random.nextInt((int) Math.ceil(most / each / 3));
                while (bucket.spend(1, nowMs)) {
                    spent++;
                }
            }
            assertEquals(most + each * (double) nowMs, (double) spent, 1.01, "seed " + seed);
        }
    }

    @Test
    void whatIsRefusedCostsNothing() {
        TokenBucket bucket = new TokenBucket(10, 0.001, 0);
        for (int i = 0; i < 100; i++) {
            assertFalse(bucket.spend(11, 0));
        }
        assertTrue(bucket.spend(10, 0));
    }

    @Test
    void aCreditFillsItNoFurtherThanFull() {
        TokenBucket bucket = new TokenBucket(10, 0.001, 0);
        bucket.credit(100);
        assertTrue(bucket.spend(10, 0));
        assertFalse(bucket.spend(1, 0));
        bucket.credit(1);
        assertTrue(bucket.spend(1, 0));
        assertEquals(2000, bucket.waitMs(2));
    }
}
