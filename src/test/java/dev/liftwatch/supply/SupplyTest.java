package dev.liftwatch.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupplyTest {
    private static final Path TEXTS = Component.FOLDER.resolve("licences");

    /** Where the package's build puts a text in. */
    private static final Pattern TEXT = Pattern.compile("(?m)^ @(.+)@$");

    private final List<Component> components = Component.all();
    private final KnownVulnerabilities advisories = KnownVulnerabilities.read();

    SupplyTest() throws Exception {}

    @Test
    void nothingIsShippedOfWhichSomethingWasKnownToBeWrong() {
        for (Component component : components) {
            List<KnownVulnerabilities.Vulnerability> open = advisories.about(component).stream()
                    .filter(advisory -> advisory.accepted().isEmpty())
                    .toList();
            assertEquals(List.of(), open, component.key());
        }
    }

    @Test
    void whatIsListedIsWhatIsBuiltWith() {
        List<String> path = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator, -1))
                .toList();
        for (Component component : components) {
            if (!component.name().endsWith("native-epoll")) {
                assertTrue(
                        path.stream().anyMatch(file -> file.endsWith(component.path())),
                        () -> component.path() + " is not among " + path);
            }
        }
    }

    @Test
    void everyLibraryIsPinnedAndStandsWithItsLicencesInThePackagesCopyright() throws Exception {
        String pins = Files.readString(Component.FOLDER.resolve("pins.sha256"));
        for (Component component : components) {
            assertTrue(pins.contains("  " + component.path() + "\n"), component.path());
            String copyright = Files.readString(Path.of(
                    "src/main/deb", component.inPackage().equals(Component.DEMO) ? "demo-copyright" : "copyright"));
            assertTrue(copyright.contains("/" + component.file()), component.file());
            component.contains().forEach(part -> assertTrue(copyright.contains(part.name()), part.name()));
            for (String licence : component.licences()) {
                for (String one : licence.replace("-or-later", "+").split(" OR | AND ", -1)) {
                    assertTrue(copyright.contains("License: " + one + "\n "), () -> "the words of " + one);
                }
            }
        }
    }

    /** Debian has these texts on every machine; the others have to come with the package. */
    @Test
    void theWholeTextOfEveryLicenceThatDebianDoesNotHaveComesWithThePackage() throws Exception {
        Set<String> onEveryDebian = Set.of("Apache-2.0", "LGPL-3.0+", "MPL-2.0");
        Set<String> used = new TreeSet<>();
        for (String file : List.of("copyright", "demo-copyright")) {
            String copyright = Files.readString(Path.of("src/main/deb", file));
            for (String paragraph : copyright.split("\n\n", -1)) {
                if (paragraph.startsWith("License: ")) {
                    String licence = paragraph.lines().findFirst().orElseThrow().substring("License: ".length());
                    List<String> texts = TEXT.matcher(paragraph)
                            .results()
                            .map(text -> text.group(1))
                            .toList();
                    assertEquals(onEveryDebian.contains(licence), texts.isEmpty(), file + ": " + licence);
                    for (String text : texts) {
                        used.add(text);
                        assertTrue(Files.size(TEXTS.resolve(text)) > 200, text);
                    }
                }
            }
        }
        try (Stream<Path> texts = Files.list(TEXTS)) {
            assertEquals(
                    texts.map(text -> text.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)),
                    used);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0,1.0,0",
        "4.1.93.Final,4.1.135.Final,-1",
        "3.54.1.0,3.54.1,0",
        "2.0.17,2.0.9,1",
        "10,9.9.9,1",
        "056,57,-1"
    })
    void versionsAreComparedNumberByNumber(String one, String other, int order) {
        assertEquals(order, Integer.signum(KnownVulnerabilities.compare(one, other)));
        assertEquals(-order, Integer.signum(KnownVulnerabilities.compare(other, one)));
    }

    @Test
    void anAdvisoryIsAboutTheVersionsBetweenItsBoundsAndAboutParts() {
        Component part = component("inner", "2.5", List.of());
        Component whole = component("outer", "1.0", List.of(part));
        KnownVulnerabilities one = new KnownVulnerabilities(
                advisories.knownUntil(),
                List.of(new KnownVulnerabilities.Vulnerability(
                        "X-1", "g:inner", "2.0", "2.6", "bad", Optional.empty())));
        assertEquals(1, one.about(whole).size());
        assertEquals(0, one.about(component("inner", "2.6", List.of())).size());
        assertEquals(0, one.about(component("inner", "1.9", List.of())).size());
    }

    @Test
    void theListOfAPackageHasItsOwnLibrariesWithTheirPartsAndRefusesOneThatNobodyListed() {
        Map<String, Object> bom = Map.of(
                "components",
                List.of(entry("outer", "1.0"), entry("other", "3.0")),
                "dependencies",
                List.of(Map.of("ref", "r:outer", "dependsOn", List.of("r:other"))));
        Component inner = component("inner", "2.5", List.of());
        Component outer = component("outer", "1.0", List.of(inner));
        Component other =
                new Component("g", "other", "3.0", "other.jar", Component.DEMO, "MIT OR EPL-1.0", "x", List.of());
        String bill = BillOfMaterials.of(bom, Component.PRODUCT, List.of(outer, other))
                .toString();
        assertTrue(bill.contains("name=inner") && !bill.contains("other"), bill);
        assertTrue(BillOfMaterials.of(bom, Component.DEMO, List.of(outer, other))
                .toString()
                .contains("expression=MIT OR EPL-1.0"));
        assertTrue(assertThrows(
                        IllegalStateException.class, () -> BillOfMaterials.of(bom, Component.PRODUCT, List.of(outer)))
                .getMessage()
                .contains("g:other 3.0 is not in"));
    }

    private static Map<String, Object> entry(String name, String version) {
        return Map.of("group", "g", "name", name, "version", version, "bom-ref", "r:" + name);
    }

    private static Component component(String name, String version, List<Component> parts) {
        return new Component("g", name, version, name + ".jar", Component.PRODUCT, "MIT", "somebody", parts);
    }
}
