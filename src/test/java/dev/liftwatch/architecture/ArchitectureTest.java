package dev.liftwatch.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house. Each says why it is there: whoever wants to break one has to answer that. */
class ArchitectureTest {
    private static final String ROOT = "dev.liftwatch.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // Generated for the json package into the package of the record they write; nobody else refers to them.
            .withImportOption(location -> !location.contains("JsonAdapter") && !location.contains("/jsonb/Generated"))
            .importPackages("dev.liftwatch");

    /** The pure packages in the order in which they may know each other: each only those before it. */
    private static final List<String> PURE = List.of(
            "text",
            "time",
            "signal",
            "wire",
            "learn",
            "walktest",
            "car",
            "doubt",
            "detection",
            "evidence",
            "fault",
            "incident",
            "entrapment",
            "duties",
            "report",
            "link",
            "sim");

    @Test
    void purePackagesKnowOnlyPlainValuesAndThePurePackagesBeforeThem() {
        for (int i = 0; i < PURE.size(); i++) {
            Set<String> allowed = new TreeSet<>();
            for (String before : PURE.subList(0, i + 1)) {
                allowed.add(ROOT + before);
            }
            allowed.addAll(List.of(
                    "java.lang",
                    "java.lang.annotation",
                    "java.lang.invoke",
                    "java.lang.runtime",
                    "java.math",
                    "java.nio.charset",
                    "java.text",
                    "java.time",
                    "java.time.format",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "java.io"));
            classes()
                    .that()
                    .resideInAPackage(ROOT + PURE.get(i))
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(allowed.toArray(String[]::new))
                    .because("a judgement that can be replayed, tested in virtual time and read by anybody depends on"
                            + " nothing but its arguments")
                    .check(CLASSES);
        }
    }

    /**
     * What the rooms between the judgement and the composition root may import of the house. A room that is not named here has a rule of
     * its own above or below.
     */
    private static final Map<String, String> KNOWS = Map.ofEntries(
            Map.entry("logbook", "file json text"),
            Map.entry("uplink", "config json link mqtt outbox report rights time tls duties"),
            Map.entry("compose", "incident json outbox report text time duties"),
            Map.entry(
                    "commit",
                    "blackbox car compose entrapment evidence incident json link logbook outbox report resume signal text time duties uplink"),
            Map.entry("resume", "car config entrapment file incident json outbox signal time duties"),
            Map.entry(
                    "requests",
                    "commit entrapment incident json link outbox report rights signal text time duties uplink walktest"),
            Map.entry(
                    "health",
                    "config doubt duties entrapment evidence fault incident link outbox report serial signal text time tls uplink wire"),
            Map.entry("control", "json text time"),
            Map.entry("receiver", "config json link mqtt text time tls"),
            Map.entry("trial", "car detection entrapment evidence file incident json report signal sim text time"),
            Map.entry("campaign", "file json linux sim text time trial"),
            Map.entry("terminal", "text"),
            Map.entry("frame", "console terminal text"),
            Map.entry("edit", "file text"),
            Map.entry("setup", "edit file modbus serial signal text time wire"),
            Map.entry("bugreport", "text"),
            Map.entry("history", "blackbox health logbook report signal text time"),
            Map.entry("console", "blackbox file health history logbook report signal terminal text wire"));

    /** The rooms that may be larger than the others: each is one thing whose parts are found by their names. */
    private static final Set<String> LARGE = Set.of("cli", "sim", "config", "outbox", "doubt");

    /** More files than this in a room, and a newcomer does not find his way. */
    private static final int MOST_FILES = 20;

    @Test
    void everyRoomKnowsOnlyTheRoomsItIsBuiltOn() {
        KNOWS.forEach((room, known) -> {
            String[] allowed = Stream.concat(Stream.of(room), Stream.of(known.split(" ")))
                    .map(name -> ROOT + name)
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(ROOT + room)
                    .should()
                    .onlyDependOnClassesThat(
                            DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("dev.liftwatch.."))
                                    .or(JavaClass.Predicates.resideInAnyPackage(allowed)))
                    .because("a room that knows more than it is built on cannot be understood alone")
                    .check(CLASSES);
        });
    }

    @Test
    void noRoomHoldsMoreFilesThanOneCanKeepInMind() throws Exception {
        Path sources = Path.of("src/main/java/dev/liftwatch");
        try (Stream<Path> folders = Files.list(sources)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                try (Stream<Path> files = Files.list(folder)) {
                    long count = files.count();
                    assertTrue(
                            count <= MOST_FILES
                                    || LARGE.contains(folder.getFileName().toString()),
                            () -> folder + " holds " + count + " files, " + MOST_FILES
                                    + " at most: find the two rooms in it");
                }
            }
        }
    }

    @Test
    void wordingWritesNoLogAndNoFileAndMakesNoThread() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "compose")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.slf4j\\..*|java\\.nio\\.file\\..*|java\\.util\\.(Random|UUID)|java\\.lang\\.Thread")
                .because("what is said depends on what was decided alone")
                .check(CLASSES);
    }

    @Test
    void purePackagesReadNoFileAndNoStream() {
        noClasses()
                .that()
                .resideInAnyPackage(pure())
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(?!Serializable|ObjectInputStream$).*(Stream|Reader|Writer|File).*")
                .because("java.io is allowed for exceptions' serial form alone")
                .check(CLASSES);
    }

    @Test
    void purePackagesMakeNoThreadAndDrawNoRandomNumber() {
        noClasses()
                .that()
                .resideInAnyPackage(pure())
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.lang\\.(Thread|Process|ProcessBuilder|Runtime)|java\\.util\\.(Random|UUID|Timer.*)")
                .because("effects are returned as values, so that the same input gives the same bytes")
                .check(CLASSES);
    }

    @Test
    void everyLibraryHasOnePackage() {
        Map<String, String> homes = new TreeMap<>(Map.ofEntries(
                Map.entry("jssc..", "serial"),
                Map.entry("com.pi4j..", "gpio"),
                Map.entry("com.digitalpetri..", "modbus"),
                Map.entry("org.eclipse.paho..", "mqtt"),
                Map.entry("org.sqlite..", "outbox"),
                Map.entry("java.sql..", "outbox"),
                Map.entry("org.tomlj..", "config"),
                Map.entry("picocli..", "cli"),
                Map.entry("io.avaje..", "json"),
                Map.entry("io.moquette..", "demo"),
                Map.entry("org.tinylog..", "log"),
                Map.entry("java.lang.foreign..", "linux")));
        homes.forEach((library, home) -> noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("a library that one package alone knows can be replaced, and its traps are all in one place")
                .check(CLASSES));
    }

    @Test
    void nothingOnTheDataPathKnowsHealthOrCommands() {
        noClasses()
                .that()
                .resideInAnyPackage(packages(
                        "time",
                        "signal",
                        "wire",
                        "serial",
                        "gpio",
                        "log",
                        "modbus",
                        "car",
                        "detection",
                        "evidence",
                        "fault",
                        "incident",
                        "entrapment",
                        "duties",
                        "walktest",
                        "report",
                        "compose",
                        "commit",
                        "resume",
                        "requests",
                        "uplink",
                        "outbox",
                        "link",
                        "mqtt",
                        "blackbox",
                        "json",
                        "config",
                        "tls",
                        "linux"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(
                        "health",
                        "cli",
                        "console",
                        "control",
                        "demo",
                        "receiver",
                        "terminal",
                        "frame",
                        "sim",
                        "trial",
                        "campaign"))
                .because("who looks on pulls snapshots from the side; a fault in looking must not reach the judgement")
                .check(CLASSES);
    }

    @Test
    void noCodePathCanDriveALine() throws Exception {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("com\\.pi4j\\.io\\..*(Output|Pwm|I2C|Spi|OnOffWrite|IODataWriter).*")
                .because("the agent reads the lift and never acts on it")
                .check(CLASSES);
        // The kernel's calls and flags that set a level, under every name they have in its header, and write(2) itself.
        Pattern drives =
                Pattern.compile("SET_VALUES|SET_CONFIG|SET_LINE|FLAG_OUTPUT|OUTPUT_VALUES|OPEN_DRAIN|OPEN_SOURCE"
                        + "|REQUEST_OUTPUT|GET_LINEHANDLE|call\\(\"p?write");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(
                        drives.matcher(Files.readString(file)).find(),
                        () -> file + " names a call that can drive a line");
            }
        }
    }

    @Test
    void nothingKnowsTheCompositionRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "agent")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "agent")
                .because("the wiring knows the parts, the parts do not know how they are wired")
                .check(CLASSES);
    }

    @Test
    void theSimulatedLiftKnowsNothingOfTheJudgement() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "sim")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages("car", "doubt", "evidence", "fault", "incident", "entrapment"))
                .because("truth that comes from the detector cannot judge the detector")
                .check(CLASSES);
    }

    @Test
    void onlyTheSystemClockAsksTheMachineForTimeOrSleeps() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + "linux.SystemClock")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(java.util.concurrent.TimeUnit.class, "sleep", long.class)
                .because("time is handed in, so that tests and replay can hand in another")
                .check(CLASSES);
    }

    @Test
    void nobodyUsesJavaUtilTimer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Timer")
                .because("it follows the wall clock, which jumps")
                .check(CLASSES);
    }

    @Test
    void threadsAreMadeInTheCompositionRootAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "agent")
                .should()
                .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                JavaClass.Predicates.assignableTo(Thread.class))))
                .orShould()
                .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                JavaClass.Predicates.equivalentTo(java.util.concurrent.Executors.class))))
                .because("every thread has a role, an owner and a stop, all in one place")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + "(*)..")
                .should()
                .beFreeOfCycles()
                .because("data flows one way, and so does knowledge")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws Exception {
        Path sources = Path.of("src/main/java/dev/liftwatch");
        try (Stream<Path> folders = Files.list(sources)) {
            List<Path> silent = folders.filter(Files::isDirectory)
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
            assertTrue(silent.isEmpty(), () -> "no package-info in " + silent);
        }
    }

    private static String[] pure() {
        return packages(PURE.toArray(String[]::new));
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> ROOT + name).toArray(String[]::new);
    }
}
