package dev.liftwatch.blackbox;

/**
 * The lines of a record that are neither rows nor comments, as a power cut or a bad card leaves them: how many, and where the first and the
 * last of them stand. Thousands of them are one sentence.
 *
 * @param count how many
 * @param first file and line of the first, such as {@code 00000012:40}; empty where there is none
 * @param last file and line of the last
 */
public record Unsound(long count, String first, String last) {
    static final Unsound NONE = new Unsound(0, "", "");

    /** These, and then the others. */
    Unsound and(Unsound other) {
        if (count == 0) {
            return other;
        }
        return other.count == 0 ? this : new Unsound(count + other.count, first, other.last);
    }

    /** These, and one more at that place. */
    Unsound andOneAt(String place) {
        return new Unsound(count + 1, count == 0 ? place : first, place);
    }
}
