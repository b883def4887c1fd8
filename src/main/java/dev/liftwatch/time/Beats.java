package dev.liftwatch.time;

/** How often a thread has come round, for whoever watches that it goes on. One thread beats, any may look. */
public final class Beats {
    private volatile long count;

    /** The thread has come round once more. For that thread alone. */
    public void beat() {
        long next = count + 1;
        count = next;
    }

    /** How often it has; it stands still while the thread does. */
    public long count() {
        return count;
    }
}
