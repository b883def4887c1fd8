package dev.liftwatch.walktest;

/** How well what a wire did goes with a signal. */
enum Fit {
    /** It did what the signal does. */
    AS_IS,
    /** It did so the other way round. */
    INVERTED,
    /** It did something else. */
    NO,
    /** Not enough was done to tell. */
    OPEN;

    /** What one explanation is worth against another. */
    int worth() {
        return switch (this) {
            case AS_IS -> 2;
            case INVERTED -> 1;
            case NO, OPEN -> 0;
        };
    }
}
