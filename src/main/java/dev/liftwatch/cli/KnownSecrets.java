package dev.liftwatch.cli;

import dev.liftwatch.file.PlainFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets of an installation, so that they can be looked for in what leaves it. They are read from the files that the configuration
 * names, and from the configuration itself, whether it is in order or not; what this user may not read, no part of his can hold.
 */
final class KnownSecrets {
    private static final int MOST_BYTES = 256 << 10;
    private static final Pattern FILE = Pattern.compile(
            "(?m)^\\s*\"?(credentials_file|key_file|keystore_file|key_password_file)\"?\\s*=\\s*([\"'])(.+?)\\2");
    private static final Pattern USER_OF_ADDRESS = Pattern.compile("://([^/\\s\"'@:]*):?([^/\\s\"'@]*)@");
    private static final Pattern ASSIGNED =
            Pattern.compile("^\\s*[\"']?[A-Za-z0-9_.-]+[\"']?\\s*[=:]\\s*(.*?)\\s*(?:#.*)?$");

    private KnownSecrets() {}

    /** Those of the installation whose configuration that text is. */
    static Set<String> of(String config, Path file) {
        Set<String> secrets = new HashSet<>();
        Matcher addresses = USER_OF_ADDRESS.matcher(config);
        while (addresses.find()) {
            secrets.add(addresses.group(2));
        }
        Matcher files = FILE.matcher(config);
        while (files.find()) {
            try {
                Path folder = file.toAbsolutePath().getParent();
                addFrom(folder.resolve(files.group(3)), secrets);
            } catch (IOException | InvalidPathException unreadable) {
                // What cannot be read here is in no part either.
            }
        }
        secrets.removeIf(String::isBlank);
        return secrets;
    }

    private static void addFrom(Path secret, Set<String> secrets) throws IOException {
        String text = new String(PlainFile.bytes(secret, MOST_BYTES), StandardCharsets.UTF_8);
        text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("-----"))
                .forEach(line -> {
                    secrets.add(line);
                    Matcher assigned = ASSIGNED.matcher(line);
                    if (assigned.matches()) {
                        String value = assigned.group(1);
                        boolean quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"));
                        secrets.add(quoted ? value.substring(1, value.length() - 1) : value);
                        secrets.add(
                                quoted
                                        ? value.substring(1, value.length() - 1)
                                                .replace("\\\"", "\"")
                                                .replace("\\\\", "\\")
                                        : value);
                    }
                });
    }
}
