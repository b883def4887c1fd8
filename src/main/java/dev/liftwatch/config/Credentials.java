package dev.liftwatch.config;

import dev.liftwatch.tls.GuardedFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How the agent shows a broker who it is. Never printed.
 *
 * @param username the user name
 * @param password the password
 */
public record Credentials(String username, String password) {
    /** Longer ones are a mistake: the field of MQTT ends at 65,535 bytes, people's at far less. */
    static final int MOST_CHARACTERS = 1024;

    /**
     * Reads a TOML file with the keys {@code username} and {@code password}.
     *
     * @throws ConfigException with everything that is wrong in it, the password left out
     * @throws IOException where it cannot be read at all, or everybody on the box may read or change it
     */
    public static Credentials read(Path file) throws ConfigException, IOException {
        GuardedFile.refuseIfExposed(file);
        Problems problems = new Problems(file);
        Section top = TomlFile.readSecret(file, problems);
        String username = top.required("username", Rule.text(MOST_CHARACTERS), "");
        String password = top.requiredSecret("password", Rule.text(MOST_CHARACTERS), "");
        top.refuseUnknownKeys();
        problems.throwIfAny();
        return new Credentials(username, password);
    }

    @Override
    public String toString() {
        return "Credentials[username=" + username + "]";
    }
}
