package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in a Chinese terminal, used well and wrongly: what they print is Chinese, but for what is typed and names of things. */
class ChineseTerminalTest {
    private static final Pattern ENGLISH =
            Pattern.compile("(?<![\\w/.@=-])[A-Za-z]?[a-z]+ [a-z]{2,} [a-z]{2,}(?![\\w/.=-])");
    private static final Pattern COMMAND =
            Pattern.compile("(sudo |systemctl |liftwatch |adduser |journalctl )[a-zA-Z0-9@_./' -]+");

    /** Names of what can be chosen, which the command line takes in English. */
    private static final Pattern CHOICES = Pattern.compile("[a-z-]+(, [a-z-]+)+");

    @TempDir
    private Path folder;

    private List<String> english(Object... command) {
        Terminal terminal = Terminal.runIn(Locale.SIMPLIFIED_CHINESE, command);
        List<String> found = new ArrayList<>();
        (terminal.out() + terminal.err()).lines().forEach(line -> {
            String rest = COMMAND.matcher(CHOICES.matcher(line).replaceAll("")).replaceAll("");
            if (ENGLISH.matcher(rest).find()) {
                found.add(String.join(
                                " ",
                                java.util.Arrays.stream(command)
                                        .map(Object::toString)
                                        .toList()) + ": " + line);
            }
        });
        assertTrue(!(terminal.out() + terminal.err()).isEmpty());
        return found;
    }

    @Test
    void helpOfEveryCommandIsChinese() {
        List<String> found = new ArrayList<>();
        found.addAll(english("--help"));
        String all = Terminal.runIn(Locale.SIMPLIFIED_CHINESE, "--help").out();
        List<String> commands = Pattern.compile("(?m)^  ([a-z]+) ")
                .matcher(all)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertTrue(commands.size() > 10, all);
        commands.forEach(command -> found.addAll(english(command, "--help")));
        assertEquals(List.of(), found);
    }

    @Test
    void everyErrorOfUseIsChinese() throws Exception {
        Files.createDirectories(folder.resolve("folder"));
        List<String> found = new ArrayList<>();
        for (Object[] command : new Object[][] {
            {},
            {"status", "--foo"},
            {"status", "--lift"},
            {"status", "stray"},
            {"statu"},
            {"status", "--lift", "a", "--lift", "b"},
            {"maintenance"},
            {"maintenance", "foo"},
            {"maintenance", "start", "--minutes", "x"},
            {"maintenance", "start", "--minutes", "0"},
            {"selftest", "--wait", "1.5"},
            {"selftest", "--wait", "-1"},
            {"capture"},
            {"listen"},
            {"listen", "--server", "http://x"},
            {"replay"},
            {"replay", "--config", folder.resolve("none"), folder.resolve("no.csv")},
            {"simulate", "--years", "x"},
            {"simulate", "--faults", "x"},
            {"blackbox"},
            {"blackbox", "list", "--state-dir", folder.resolve("none")},
            {"blackbox", "export", "--from", "x", "--state-dir", folder},
            {"check", "--config", folder.resolve("none")},
            {"check", "--config", folder.resolve("folder")},
            {"status", "--runtime-dir", folder.resolve("none")},
            {"watch", "--runtime-dir", folder.resolve("none")},
            {"signals", "--runtime-dir", folder.resolve("none"), "--lift", "x"},
        }) {
            found.addAll(english(command));
        }
        assertEquals(List.of(), found);
    }
}
