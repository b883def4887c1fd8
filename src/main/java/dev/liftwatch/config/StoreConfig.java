package dev.liftwatch.config;

import java.nio.file.Path;
import java.util.Locale;

/**
 * How much the store may hold, {@code [store]}.
 *
 * @param eventMb events waiting for one platform, MiB; beyond that the oldest are dropped and named by a gap record
 */
public record StoreConfig(int eventMb) {
    /** About five thousand events: more than an hour of one a second, months of an ordinary lift. */
    static final int USUAL_EVENT_MB = 8;

    static final int LEAST_EVENT_MB = 1;

    /** More would take long to look through when the power comes back, before anything is judged. */
    static final int MOST_EVENT_MB = 64;

    private static final int MB_BITS = 20;

    static StoreConfig usual() {
        return new StoreConfig(USUAL_EVENT_MB);
    }

    /** The same in bytes. */
    public long eventBytes() {
        return (long) eventMb << MB_BITS;
    }

    /** Why a folder that is gone with the power is not used, in that language. */
    public static String refusal(Path folder, String fileSystem, Locale language) {
        return Phrase.of("store.volatile", folder, fileSystem).in(language);
    }
}
