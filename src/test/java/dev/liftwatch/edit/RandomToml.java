package dev.liftwatch.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Files as people and programs write them: tables with headers, dotted, on one line; comments anywhere; other line ends. */
final class RandomToml {
    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private int comments;
    private int keys;

    RandomToml(long seed) {
        random = new Random(seed);
    }

    String file() {
        if (chance(20)) {
            text.append("#:schema ./device.schema.json\n");
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            statement("k" + keys++);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            statement("dotted.d" + keys++);
        }
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            block();
        }
        comment(30);
        String file = text.toString();
        if (chance(10)) {
            file = file.stripTrailing();
        }
        if (chance(20)) {
            file = file.replace("\n", "\r\n");
        }
        return chance(10) ? "\uFEFF" + file : file;
    }

    private void block() {
        String name = "t" + keys++;
        if (chance(60)) {
            section("[" + name + "]");
            if (chance(40)) {
                section("[" + name + ".\"inner x\"]");
            }
        } else {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                section("[[" + name + "]]");
                if (chance(30)) {
                    section("[" + name + ".below]");
                }
                for (int j = random.nextInt(3); j > 0; j--) {
                    section("[[" + name + ".many]]");
                }
            }
        }
    }

    private void section(String header) {
        text.append("\n".repeat(random.nextInt(3)));
        comment(30);
        text.append(chance(10) ? "  " : "").append(header);
        lineEnd();
        for (int i = random.nextInt(4); i > 0; i--) {
            statement("k" + keys++);
            if (chance(20)) {
                statement("sub.s" + keys++);
            }
        }
        comment(20);
    }

    private void statement(String key) {
        comment(20);
        text.append(chance(10) ? "\t" : "")
                .append(key)
                .append(chance(80) ? " = " : "=")
                .append(value(0));
        lineEnd();
        if (chance(10)) {
            text.append("\n");
        }
    }

    private void lineEnd() {
        text.append(chance(20) ? "  # c" + comments++ + " = [ \" '''" : chance(10) ? "  " : "")
                .append("\n");
    }

    private void comment(int percent) {
        while (chance(percent)) {
            text.append("# c").append(comments++).append(" x = \"1\"\n");
        }
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 2 ? 7 : 10)) {
            case 0 -> Integer.toString(random.nextInt(-5, 1000));
            case 1 -> "\"a # b = [ ] { } \\\" \\\\ , 楼\"";
            case 2 -> "'literal # \\ \" , ]'";
            case 3 -> "1.75";
            case 4 -> "true";
            case 5 -> "\"\"\"several\n# lines\n[no.header]\nx = \\\"\"\" \"\"\"\"\"";
            case 6 -> "'''raw ' '' # ]\n'''";
            case 7 -> list(depth);
            case 8 -> "{ " + inner(depth) + " }";
            default -> chance(50) ? "{}" : "[]";
        };
    }

    private String inner(int depth) {
        List<String> entries = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            entries.add("i" + keys++ + (chance(20) ? ".j" : "") + " = " + value(depth + 3));
        }
        return String.join(", ", entries);
    }

    private String list(int depth) {
        StringBuilder list = new StringBuilder("[");
        boolean lines = chance(50);
        boolean tables = chance(50);
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            list.append(lines ? "\n  " : "").append(tables ? "{ " + inner(depth + 1) + " }" : value(depth + 1));
            boolean comma = i < count - 1 || chance(50);
            list.append(comma ? "," : "");
            list.append(chance(30) && lines ? " # c" + comments++ : " ");
        }
        return list.append(lines ? "\n" : "").append("]").toString();
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Every value by its path, as the parser of the product reads it. */
    static Map<TomlPath, Object> values(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        TomlParseResult parsed = Toml.parse(plain);
        if (parsed.hasErrors()) {
            throw new AssertionError(parsed.errors() + "\n" + text);
        }
        Map<TomlPath, Object> values = new LinkedHashMap<>();
        gather(parsed, TomlPath.ROOT, values);
        return values;
    }

    private static void gather(Object value, TomlPath path, Map<TomlPath, Object> values) {
        switch (value) {
            case TomlTable table -> {
                values.put(path, "table");
                for (String key : table.keySet()) {
                    gather(table.get(List.of(key)), path.then(key), values);
                }
            }
            case TomlArray list -> {
                values.put(path, "list of " + list.size());
                for (int i = 0; i < list.size(); i++) {
                    gather(list.get(i), path.element(i), values);
                }
            }
            default -> values.put(path, value);
        }
    }
}
