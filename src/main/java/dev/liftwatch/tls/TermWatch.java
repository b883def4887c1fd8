package dev.liftwatch.tls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells of a certificate that ends, once at each of some days before. For one thread. */
public final class TermWatch {
    /** So many days before its end a certificate is told of. */
    private static final List<Long> TOLD_AT_DAYS = List.of(7L, 30L, 60L);

    private final Map<CertificateTerm, Long> told = new HashMap<>();

    /**
     * What is to be told now, in sentences; nothing most of the time.
     *
     * @param terms what is in use
     * @param epochMs wall time
     */
    public List<String> look(List<CertificateTerm> terms, long epochMs) {
        List<String> sentences = new ArrayList<>();
        told.keySet().retainAll(terms);
        for (CertificateTerm term : terms) {
            long days = term.daysLeft(epochMs);
            long step = TOLD_AT_DAYS.stream()
                    .filter(limit -> days <= limit)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
            if (step < told.getOrDefault(term, Long.MAX_VALUE)) {
                told.put(term, step);
                sentences.add(term.whose() + " (" + term.subject() + ") "
                        + (days < 0 ? "has ended" : "ends in " + days + " days") + ": have it renewed");
            }
        }
        return sentences;
    }
}
