package dev.liftwatch.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TomlTextTest {
    private static final int FILES = 400;
    private static final TomlValue NEW = TomlValue.text("new # \"value\" \\ 楼");
    private static final String NEW_READ = "new # \"value\" \\ 楼";
    private static final Pattern COMMENT = Pattern.compile("# c\\d+");

    private static TomlText read(String text) {
        try {
            return TomlText.of(text);
        } catch (UnreadableTomlException wrong) {
            throw new AssertionError(wrong.getMessage() + "\n" + text, wrong);
        }
    }

    private static Set<String> comments(String text) {
        Matcher matcher = COMMENT.matcher(text);
        Set<String> all = new TreeSet<>();
        while (matcher.find()) {
            all.add(matcher.group());
        }
        return all;
    }

    @Test
    void aReplacedValueChangesNothingElse() {
        for (int seed = 0; seed < FILES; seed++) {
            RandomToml random = new RandomToml(seed);
            String text = random.file();
            Map<TomlPath, Object> before = RandomToml.values(text);
            List<TomlPath> leaves = before.keySet().stream()
                    .filter(path -> !path.isRoot() && isLeaf(before.get(path)))
                    .toList();
            if (leaves.isEmpty()) {
                continue;
            }
            TomlPath path = leaves.get(random.below(leaves.size()));
            String after = read(text).set(path, NEW).text();
            Map<TomlPath, Object> expected = new HashMap<>(before);
            expected.put(path, NEW_READ);
            assertEquals(
                    expected, RandomToml.values(after), "seed " + seed + " " + path + "\n" + text + "\n---\n" + after);
            assertEquals(comments(text), comments(after), "seed " + seed);
            String old = read(text).value(path).orElseThrow();
            assertEquals(text, read(after).set(path, new TomlValue(old)).text(), "back again, seed " + seed);
        }
    }

    private static boolean isLeaf(Object value) {
        return !(value instanceof String words && (words.equals("table") || words.startsWith("list of ")));
    }

    @Test
    void aNewKeyChangesNothingElse() {
        for (int seed = 0; seed < FILES; seed++) {
            RandomToml random = new RandomToml(seed);
            String text = random.file();
            Map<TomlPath, Object> before = RandomToml.values(text);
            List<TomlPath> tables = before.keySet().stream()
                    .filter(path -> "table".equals(before.get(path)))
                    .toList();
            TomlPath path = tables.get(random.below(tables.size())).then("brand new");
            String after = read(text).set(path, NEW).text();
            Map<TomlPath, Object> expected = new HashMap<>(before);
            expected.put(path, NEW_READ);
            assertEquals(
                    expected, RandomToml.values(after), "seed " + seed + " " + path + "\n" + text + "\n---\n" + after);
            assertEquals(comments(text), comments(after), "seed " + seed);
            assertTrue(isSubsequence(text, after), () -> "all bytes stay\n" + text + "\n---\n" + after);
        }
    }

    @Test
    void aNewTableChangesNothingElse() {
        for (int seed = 0; seed < FILES; seed++) {
            RandomToml random = new RandomToml(seed);
            String text = random.file();
            Map<TomlPath, Object> before = RandomToml.values(text);
            List<TomlPath> tables = before.keySet().stream()
                    .filter(path -> "table".equals(before.get(path)) && !path.equals(TomlPath.of("dotted")))
                    .filter(path -> path.isRoot() || !path.last().toString().equals("sub"))
                    .toList();
            TomlPath path = tables.get(random.below(tables.size())).then("commissioning");
            String after =
                    read(text).set(path.then("hours"), TomlValue.whole(24)).text();
            Map<TomlPath, Object> expected = new HashMap<>(before);
            expected.put(path, "table");
            expected.put(path.then("hours"), 24L);
            assertEquals(
                    expected, RandomToml.values(after), "seed " + seed + " " + path + "\n" + text + "\n---\n" + after);
            assertTrue(isSubsequence(text, after), () -> "all bytes stay\n" + text + "\n---\n" + after);
        }
    }

    @Test
    void whatIsRemovedIsGoneAndTheRestStays() {
        for (int seed = 0; seed < FILES; seed++) {
            RandomToml random = new RandomToml(seed);
            String text = random.file();
            Map<TomlPath, Object> before = RandomToml.values(text);
            List<TomlPath> named = before.keySet().stream()
                    .filter(path -> !path.isRoot() && path.steps().stream().allMatch(TomlPath.Key.class::isInstance))
                    .toList();
            if (named.isEmpty()) {
                continue;
            }
            TomlPath path = named.get(random.below(named.size()));
            String after = read(text).remove(path).text();
            Map<TomlPath, Object> now = RandomToml.values(after);
            assertTrue(
                    now.keySet().stream().noneMatch(left -> left.isWithin(path)),
                    () -> path + "\n" + text + "\n---\n" + after);
            // A table that stood in dotted keys alone is gone with the last of them.
            Map<TomlPath, Object> expected = new HashMap<>(before);
            expected.keySet().removeIf(gone -> gone.isWithin(path) || (path.isWithin(gone) && !now.containsKey(gone)));
            assertEquals(expected, now, "seed " + seed + " " + path + "\n" + text + "\n---\n" + after);
            assertTrue(isSubsequence(after, text), "nothing is added");
        }
    }

    @Test
    void anElementOfAListGoesAndTheOthersMoveUp() {
        for (int seed = 0; seed < FILES; seed++) {
            RandomToml random = new RandomToml(seed);
            String text = random.file();
            Map<TomlPath, Object> before = RandomToml.values(text);
            List<TomlPath> lists = before.keySet().stream()
                    .filter(path -> before.get(path) instanceof String words
                            && words.startsWith("list of ")
                            && !words.equals("list of 0"))
                    .toList();
            if (lists.isEmpty()) {
                continue;
            }
            TomlPath list = lists.get(random.below(lists.size()));
            int count = read(text).count(list);
            int gone = random.below(count);
            String after = read(text).remove(list.element(gone)).text();
            Map<TomlPath, Object> now = RandomToml.values(after);
            for (int i = 0; i < count - 1; i++) {
                TomlPath was = list.element(i < gone ? i : i + 1);
                assertEquals(
                        inside(before, was),
                        inside(now, list.element(i)),
                        "seed " + seed + " " + list + "\n" + text + "\n---\n" + after);
            }
            assertFalse(now.containsKey(list.element(count - 1)));
            Map<TomlPath, Object> others = new HashMap<>(before);
            others.keySet().removeIf(path -> path.isWithin(list));
            Map<TomlPath, Object> othersNow = new HashMap<>(now);
            othersNow.keySet().removeIf(path -> path.isWithin(list));
            assertEquals(others, othersNow, "seed " + seed);
        }
    }

    private static Map<String, Object> inside(Map<TomlPath, Object> values, TomlPath path) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().isWithin(path))
                .collect(Collectors.toMap(
                        entry -> entry.getKey()
                                .toString()
                                .substring(path.toString().length()),
                        Map.Entry::getValue));
    }

    private static boolean isSubsequence(String shorter, String longer) {
        int at = 0;
        for (int i = 0; i < longer.length() && at < shorter.length(); i++) {
            if (longer.charAt(i) == shorter.charAt(at)) {
                at++;
            }
        }
        return at == shorter.length();
    }

    @Test
    void everyProfileTakesAMendedWireAndGivesItBack() throws Exception {
        List<Path> profiles;
        try (var files = Files.list(Path.of("device-config"))) {
            profiles = files.filter(file -> file.toString().endsWith(".toml")).toList();
        }
        assertFalse(profiles.isEmpty());
        for (Path profile : profiles) {
            String text = Files.readString(profile);
            Map<TomlPath, Object> before = RandomToml.values(text);
            List<TomlPath> edited = new ArrayList<>();
            for (TomlPath path : before.keySet()) {
                if (path.isWithin(TomlPath.of("signals")) && path.length() == 2) {
                    String mended = read(text)
                            .set(path.then("active"), TomlValue.text("low"))
                            .text();
                    Map<TomlPath, Object> expected = new HashMap<>(before);
                    expected.put(path.then("active"), "low");
                    assertEquals(expected, RandomToml.values(mended));
                    edited.add(path);
                }
            }
            assertFalse(edited.isEmpty());
            String added = read(text)
                    .set(TomlPath.of("commissioning", "hours"), TomlValue.whole(24))
                    .text();
            assertTrue(added.startsWith(text));
            assertEquals(text, read(added).remove(TomlPath.of("commissioning")).text());
        }
    }

    @Test
    void aKeyGoesBelowTheLastOneOfItsTableWithItsIndent() {
        TomlText text = read("[a]\n  x = 1  # one\n# y = 2\n\n# of b\n[b]\nz = 3\n");
        assertEquals(
                "[a]\n  x = 1  # one\n  w = 2\n# y = 2\n\n# of b\n[b]\nz = 3\n",
                text.set(TomlPath.of("a", "w"), TomlValue.whole(2)).text());
    }

    @Test
    void aTableGoesBehindItsKinAndBeforeTheCommentOfTheNextTable() {
        TomlText text = read("[s.a]\nx = 1\n\n# the platform\n[[uplink]]\nx = 1\n");
        assertEquals(
                "[s.a]\nx = 1\n\n[s.b]\nx = 2\n\n# the platform\n[[uplink]]\nx = 1\n",
                text.set(TomlPath.of("s", "b", "x"), TomlValue.whole(2)).text());
    }

    @Test
    void oneOfSeveralTablesIsAddedBehindTheLast() {
        TomlText text = read("[[uplink]]\nx = 1\n[[uplink.keys]]\nid = 1\n\n[store]\n");
        assertEquals(
                "[[uplink]]\nx = 1\n[[uplink.keys]]\nid = 1\n\n[[uplink]]\nx = 2\n\n[store]\n",
                text.set(TomlPath.of("uplink").element(1).then("x"), TomlValue.whole(2))
                        .text());
    }

    @Test
    void windowsLineEndsStay() {
        assertEquals(
                "[a]\r\nx = 1\r\ny = 2\r\n",
                read("[a]\r\nx = 1\r\n")
                        .set(TomlPath.of("a", "y"), TomlValue.whole(2))
                        .text());
    }

    @Test
    void aHeightInAListOfFloorsIsChangedAlone() {
        String text =
                "[lift]\nfloors = [\n  { label = \"1\", position_mm = 0 }, # ground\n  { label = \"2\", position_mm = 3000 }, # first\n]\n";
        assertEquals(
                text.replace("3000", "3035"),
                read(text)
                        .set(TomlPath.of("lift", "floors").element(1).then("position_mm"), TomlValue.whole(3035))
                        .text());
    }

    @Test
    void whatIsNotTomlIsRefusedWithItsPlace() {
        UnreadableTomlException wrong =
                assertThrows(UnreadableTomlException.class, () -> TomlText.of("[lift]\nid = \"open\nname = 1\n"));
        assertEquals(2, wrong.line());
        assertThrows(UnreadableTomlException.class, () -> TomlText.of("x = " + "[".repeat(5000)));
        assertThrows(UnreadableTomlException.class, () -> TomlText.of("x = 1 y = 2"));
    }

    @Test
    void whateverTheTextTheReaderEnds() {
        String signs = "[]{}=.,#\"'\\\n\r\t ab1\uFEFF";
        for (int seed = 0; seed < 20_000; seed++) {
            java.util.Random random = new java.util.Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            Optional<TomlText> read = tried(text.toString());
            read.ifPresent(same -> assertEquals(text.toString(), same.text()));
        }
    }

    private static Optional<TomlText> tried(String text) {
        try {
            return Optional.of(TomlText.of(text));
        } catch (UnreadableTomlException wrong) {
            return Optional.empty();
        }
    }
}
