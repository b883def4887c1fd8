package dev.liftwatch.sim;

import java.util.SplittableRandom;

/** Chance with a seed: what happens by it happens again by the same seed. */
final class Chance {
    private final SplittableRandom random;

    Chance(SplittableRandom random) {
        this.random = random;
    }

    static Chance ofSeed(long seed) {
        return new Chance(new SplittableRandom(seed));
    }

    /** Another one that owes nothing to how often this one is asked from now on. */
    Chance branch() {
        return new Chance(random.split());
    }

    /** True with that probability. */
    boolean in(double probability) {
        return random.nextDouble() < probability;
    }

    /** At least {@code from}, below {@code to}. */
    double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** Milliseconds between two numbers of seconds. */
    long betweenMs(double fromS, double toS) {
        return Math.round(between(fromS, toS) * 1000);
    }

    /** Below {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** The time to the next of what comes on average that often, ms. */
    long waitMs(double meanS) {
        return 1 + Math.round(-Math.log(1 - random.nextDouble()) * meanS * 1000);
    }

    /** Around 0, with that standard deviation. */
    double around(double deviation) {
        return random.nextGaussian() * deviation;
    }

    <T> T oneOf(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
