package dev.liftwatch.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TermWatchTest {
    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final CertificateTerm OWN = new CertificateTerm("the client certificate", "CN=lift-1", 100 * DAY_MS);

    private final TermWatch watch = new TermWatch();

    @Test
    void aCertificateIsToldOfAtSixtyThirtyAndSevenDaysOnceEach() {
        StringBuilder told = new StringBuilder();
        for (long day = 0; day <= 100; day++) {
            for (int look = 0; look < 3; look++) {
                for (String sentence : watch.look(List.of(OWN), day * DAY_MS)) {
                    told.append(day).append(": ").append(sentence).append('\n');
                }
            }
        }
        assertEquals("""
                40: the client certificate (CN=lift-1) ends in 60 days: have it renewed
                70: the client certificate (CN=lift-1) ends in 30 days: have it renewed
                93: the client certificate (CN=lift-1) ends in 7 days: have it renewed
                """, told.toString());
    }

    @Test
    void oneThatHasEndedIsSaidToHaveAndItsSuccessorIsToldOfInItsOwnTime() {
        assertEquals(
                List.of("the client certificate (CN=lift-1) has ended: have it renewed"),
                watch.look(List.of(OWN), 101 * DAY_MS));
        CertificateTerm renewed = new CertificateTerm(OWN.whose(), OWN.subject(), 200 * DAY_MS);
        assertEquals(List.of(), watch.look(List.of(renewed), 102 * DAY_MS));
        assertEquals(1, watch.look(List.of(renewed), 150 * DAY_MS).size());
    }
}
