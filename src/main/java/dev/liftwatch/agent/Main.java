package dev.liftwatch.agent;

/** Where the launcher enters. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(2);
    }
}
