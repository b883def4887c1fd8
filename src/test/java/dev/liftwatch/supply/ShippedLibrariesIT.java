package dev.liftwatch.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the installation tree ships of others is listed with its licence: a new library without an entry ends the build. */
class ShippedLibrariesIT {
    private static final Path TREE = Path.of("target/dist");

    private static Set<String> jars(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .filter(name -> !name.equals("liftwatch.jar"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> listed(String inPackage) throws Exception {
        return Component.all().stream()
                .filter(component -> component.inPackage().equals(inPackage))
                .map(Component::file)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyLibraryThatIsShippedIsListedInItsPackage() throws Exception {
        Path libraries = TREE.resolve("lib");
        assertEquals(listed(Component.PRODUCT), jars(libraries));
        assertEquals(listed(Component.DEMO), jars(libraries.resolve("demo")));
    }

    @Test
    void theTextsOfTheirLicencesAreShippedWithThem() throws Exception {
        try (Stream<Path> texts = Files.list(Component.FOLDER.resolve("licences"))) {
            for (Path text : texts.toList()) {
                Path shipped = TREE.resolve("licences").resolve(text.getFileName());
                assertTrue(Files.exists(shipped) && Files.mismatch(text, shipped) < 0, shipped.toString());
            }
        }
    }
}
