package dev.liftwatch.cli;

import java.util.Map;

/** The person who runs a command, also behind sudo. */
final class LocalPerson {
    private static final String ROOT = "root";

    private LocalPerson() {}

    /** The name that the person logged in by, as far as it is known. */
    static String name() {
        return name(System.getProperty("user.name", ""), System.getenv());
    }

    static String name(String user, Map<String, String> environment) {
        String behind = environment.getOrDefault("SUDO_USER", "");
        return user.equals(ROOT) && !behind.isEmpty() ? behind : user;
    }
}
