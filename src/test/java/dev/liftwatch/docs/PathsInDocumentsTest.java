package dev.liftwatch.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every file, class, command of ./dev and heading that a document names is there. */
class PathsInDocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
    private static final Pattern PATH =
            Pattern.compile("(?:\\./)?((?:src|device-config|systemd|rig|\\.ci|\\.mvn)/[\\w@./-]*[\\w/])");
    private static final Pattern SHORT_CLASS = Pattern.compile("([a-z]+)[./]([A-Z]\\w+)(?:#\\w+)?");
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w+(?:Test|IT))(?:#.*)?");
    private static final Pattern DEV = Pattern.compile("(?<![\\w./-])\\./dev(?: --yes)? ([a-z]+)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");

    private final Set<Path> files;
    private final Set<String> classes;
    private final Set<String> tests;

    PathsInDocumentsTest() throws IOException {
        files = Prose.files();
        classes = new HashSet<>();
        tests = new HashSet<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(".java")) {
                String type = name.substring(0, name.length() - ".java".length());
                classes.add(file.getParent().getFileName() + "/" + type);
                tests.add(type);
            }
        }
    }

    private List<Path> documents() {
        return files.stream()
                .filter(file -> file.toString().endsWith(".md"))
                .filter(file -> !file.endsWith("CHANGELOG.md"))
                .toList();
    }

    /** The anchor that forges give a heading. */
    static String anchor(String heading) {
        return heading.replaceAll("[`*]", "")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    @Test
    void everyLinkLeadsToAFileAndAHeadingThatAreThere() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> linking = new ArrayList<>(documents());
        linking.add(Path.of("CHANGELOG.md"));
        for (Path document : linking) {
            String text = FENCE.matcher(Files.readString(document)).replaceAll("");
            for (MatchResult link : LINK.matcher(text).results().toList()) {
                String target = link.group(1);
                if (target.matches("[a-z]+:.*")) {
                    continue;
                }
                String[] parts = target.split("#", 2);
                Path folder = document.getParent() == null ? Path.of("") : document.getParent();
                Path file =
                        parts[0].isEmpty() ? document : folder.resolve(parts[0]).normalize();
                if (!Files.exists(file)) {
                    broken.add(document + ": " + target + ": there is no " + file);
                } else if (parts.length == 2 && !anchors(file).contains(parts[1])) {
                    broken.add(document + ": " + target + ": " + file + " has no such heading, but " + anchors(file));
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    private static Set<String> anchors(Path file) throws IOException {
        return HEADING.matcher(FENCE.matcher(Files.readString(file)).replaceAll(""))
                .results()
                .map(heading -> anchor(heading.group(1)))
                .collect(Collectors.toSet());
    }

    @Test
    void everyPathInADocumentIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Path document : documents()) {
            for (String span : spans(document)) {
                Matcher path = PATH.matcher(span);
                if (path.matches() && !isPattern(span)) {
                    found++;
                    if (!Files.exists(Path.of(path.group(1)))) {
                        missing.add(document + ": " + span);
                    }
                }
            }
        }
        assertTrue(found > 50, "paths were found: " + found);
        assertEquals(List.of(), missing);
    }

    @Test
    void everyClassInADocumentIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Path document : documents()) {
            for (String span : spans(document)) {
                Matcher shortClass = SHORT_CLASS.matcher(span);
                Matcher test = TEST.matcher(span);
                if (shortClass.matches()
                        && Files.isDirectory(Path.of("src/main/java/dev/liftwatch", shortClass.group(1)))) {
                    found++;
                    if (!classes.contains(shortClass.group(1) + "/" + shortClass.group(2))) {
                        missing.add(document + ": " + span);
                    }
                } else if (test.matches()) {
                    found++;
                    if (!tests.contains(test.group(1))) {
                        missing.add(document + ": " + span);
                    }
                }
            }
        }
        assertTrue(found > 30, "classes were found: " + found);
        assertEquals(List.of(), missing);
    }

    @Test
    void everyCommandOfDevInADocumentIsKnownToIt() throws IOException {
        String dev = Files.readString(Path.of("dev"));
        List<String> unknown = new ArrayList<>();
        for (Path document : documents()) {
            for (MatchResult command :
                    DEV.matcher(Files.readString(document)).results().toList()) {
                if (!Pattern.compile("(?m)^  (?:\\w+ \\| )*" + command.group(1) + "\\)")
                        .matcher(dev)
                        .find()) {
                    unknown.add(document + ": " + command.group());
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    /** What stands for several files, or for one that somebody is to write. */
    private static boolean isPattern(String span) {
        return Pattern.compile("[*{]|NAME").matcher(span).find();
    }

    private static List<String> spans(Path document) throws IOException {
        String text = FENCE.matcher(Files.readString(document)).replaceAll("");
        return SPAN.matcher(text).results().map(span -> span.group(1)).toList();
    }
}
