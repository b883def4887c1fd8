package dev.liftwatch.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class NearMiss {
    /** Longer words are compared by their beginning: no key is as long. */
    private static final int LONGEST = 64;

    /** A part of a word says something from this length on. */
    private static final int SHORTEST_PART = 3;

    /** Two words that begin alike up to here mean the same thing. */
    private static final int COMMON_START = 4;

    private NearMiss() {}

    /** The candidate with the fewest edits to {@code written}, if they are few for its length. */
    static Optional<String> of(String written, Collection<String> candidates) {
        String plain = plain(written.substring(0, Math.min(written.length(), LONGEST)));
        return candidates.stream()
                .filter(candidate -> edits(plain, plain(candidate)) <= mostEdits(candidate))
                .min(Comparator.comparingInt((String candidate) -> edits(plain, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The candidate that is nearest to {@code written}, however far: one that contains it, is contained or begins alike, else by the edits. */
    static Optional<String> nearest(String written, Collection<String> candidates) {
        String plain = plain(written.substring(0, Math.min(written.length(), LONGEST)));
        return of(written, candidates)
                .or(() -> candidates.stream()
                        .min(Comparator.comparing((String candidate) -> !holdsOther(plain, plain(candidate)))
                                .thenComparingInt(candidate -> edits(plain, plain(candidate)))
                                .thenComparing(Comparator.naturalOrder())));
    }

    private static boolean holdsOther(String one, String other) {
        boolean holds =
                Math.min(one.length(), other.length()) >= SHORTEST_PART && (one.contains(other) || other.contains(one));
        return holds || one.regionMatches(0, other, 0, COMMON_START);
    }

    private static int mostEdits(String candidate) {
        return Math.clamp(candidate.length() / 3, 1, 3);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Levenshtein distance: letters added, dropped or replaced. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
