package dev.liftwatch.campaign;

/** How often something happens that was seen a few times, and how often it may truly happen. */
final class Rate {
    /** The 95 % point of the normal distribution. */
    private static final double ONE_SIDED_95 = 1.6448536;

    private Rate() {}

    /**
     * The upper 95 % bound of a number of random events of which that many were seen: 3.0 for none. By the approximation of
     * Wilson and Hilferty, which is within a hundredth of the exact bound.
     */
    static double upperBound(long seen) {
        if (seen == 0) {
            return -Math.log(0.05);
        }
        double n = (double) seen + 1;
        double root = 1 - 1 / (9 * n) + ONE_SIDED_95 / (3 * Math.sqrt(n));
        return n * root * root * root;
    }
}
