package dev.liftwatch.sim;

/** How the car moves just now, by the time. */
sealed interface CarMotion {
    /** The brake alone, mm/s²: it is felt, nobody falls. */
    double BRAKE_MM_S2 = 2500;

    /** Height of the car floor, mm. */
    double positionMm(long atMs);

    /** Up is positive, mm/s. */
    double speedMmS(long atMs);

    /** When it comes to rest by itself, ms. */
    long endsMs();

    /** Held by its brake. */
    record Standing(double atMm) implements CarMotion {
        @Override
        public double positionMm(long atMs) {
            return atMm;
        }

        @Override
        public double speedMmS(long atMs) {
            return 0;
        }

        @Override
        public long endsMs() {
            return Long.MIN_VALUE;
        }
    }

    /** Driven from rest to rest. */
    record Run(double fromMm, double sense, RunProfile profile, long beganMs) implements CarMotion {
        @Override
        public double positionMm(long atMs) {
            return fromMm + sense * profile.wayMm((atMs - beganMs) / 1000.0);
        }

        @Override
        public double speedMmS(long atMs) {
            return sense * profile.speedMmS((atMs - beganMs) / 1000.0);
        }

        @Override
        public long endsMs() {
            return beganMs + (long) Math.ceil(profile.durationS() * 1000);
        }
    }

    /** Slowed down by the brake alone. */
    record Braking(double fromMm, double fromMmS, long beganMs) implements CarMotion {
        @Override
        public double positionMm(long atMs) {
            double seconds = Math.min((atMs - beganMs) / 1000.0, Math.abs(fromMmS) / BRAKE_MM_S2);
            return fromMm + Math.signum(fromMmS) * (Math.abs(fromMmS) * seconds - BRAKE_MM_S2 * seconds * seconds / 2);
        }

        @Override
        public double speedMmS(long atMs) {
            double left = Math.abs(fromMmS) - BRAKE_MM_S2 * (atMs - beganMs) / 1000.0;
            return Math.signum(fromMmS) * Math.max(0, left);
        }

        @Override
        public long endsMs() {
            return beganMs + (long) Math.ceil(Math.abs(fromMmS) / BRAKE_MM_S2 * 1000);
        }
    }
}
