package dev.liftwatch.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * A configuration as one platform may see it: what the agent runs with, without the other platforms, without the names of files with
 * secrets, and without comments, in which anything may stand.
 */
public final class ShownConfig {
    private static final String UPLINK = "uplink";

    /** In the place of one uplink: all of them. */
    private static final int EVERY = -1;

    /** Files that hold, or open, what is secret. */
    private static final Set<String> SECRETS =
            Set.of("credentials_file", "key_file", "keystore_file", "key_password_file");

    private final StringBuilder out = new StringBuilder();

    private ShownConfig() {}

    /**
     * What each platform may see.
     *
     * @param text the file as it was read, without errors
     * @param uplinks the names of its platforms, in the order of the file
     */
    public static Map<String, String> byUplink(String text, List<String> uplinks) {
        Map<String, String> shown = new TreeMap<>();
        for (int i = 0; i < uplinks.size(); i++) {
            shown.put(uplinks.get(i), text(text, i));
        }
        return shown;
    }

    /**
     * The configuration, written again as TOML.
     *
     * @param text the file as it was read, without errors
     * @param uplink which of its {@code [[uplink]]} tables is that of the platform, from 0
     */
    static String text(String text, int uplink) {
        String read = text.startsWith("\uFEFF") ? text.substring(1) : text;
        ShownConfig shown = new ShownConfig();
        shown.table(Toml.parse(read), List.of(), uplink);
        return shown.out.toString();
    }

    /**
     * The configuration for the maker: that of all platforms, without comments, and without lines that are not TOML. It still has to be
     * searched for secrets: servers may be written with a password.
     *
     * @param text the file as it was read, with or without errors
     */
    public static String withoutSecrets(String text) {
        return text(text, EVERY);
    }

    private void table(TomlTable table, List<String> path, int uplink) {
        List<String> inner = new ArrayList<>();
        for (String key : table.keySet()) {
            Object value = table.get(List.of(key));
            if (value instanceof TomlTable || isTables(value)) {
                inner.add(key);
            } else if (!(isOfUplink(path) && SECRETS.contains(key))) {
                out.append(key(key)).append(" = ").append(value(value)).append('\n');
            }
        }
        for (String key : inner) {
            Object value = table.get(List.of(key));
            List<String> at = new ArrayList<>(path);
            at.add(key);
            if (value instanceof TomlTable one) {
                out.append("\n[").append(name(at)).append("]\n");
                table(one, at, uplink);
            } else if (value instanceof TomlArray many) {
                tables(many, at, uplink);
            }
        }
    }

    private void tables(TomlArray many, List<String> path, int uplink) {
        boolean uplinks = path.equals(List.of(UPLINK));
        for (int i = 0; i < many.size(); i++) {
            if (!uplinks || uplink == EVERY || i == uplink) {
                out.append("\n[[").append(name(path)).append("]]\n");
                table(many.getTable(i), path, uplink);
            }
        }
    }

    private static boolean isOfUplink(List<String> path) {
        return !path.isEmpty() && path.getFirst().equals(UPLINK);
    }

    private static boolean isTables(Object value) {
        return value instanceof TomlArray many
                && !many.isEmpty()
                && many.toList().stream().allMatch(TomlTable.class::isInstance);
    }

    private static String value(Object value) {
        return switch (value) {
            case String text -> quoted(text);
            case TomlArray list ->
                list.toList().stream().map(ShownConfig::value).collect(Collectors.joining(", ", "[", "]"));
            case null, default -> String.valueOf(value);
        };
    }

    private static String name(List<String> path) {
        return path.stream().map(ShownConfig::key).collect(Collectors.joining("."));
    }

    private static String key(String key) {
        return key.matches("[A-Za-z0-9_-]+") ? key : quoted(key);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c)) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
