package dev.liftwatch.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.edit.EditException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedFileTest {
    private static final LockedFile.Check GOOD = _ -> List.of();
    private static final TomlPath ID = TomlPath.of("lift", "id");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void aFile() throws IOException {
        file = folder.resolve("device.toml");
        Files.writeString(file, "[lift]\nid = \"a\"  # ours\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }

    private Set<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static TomlText renamed(LockedFile locked) throws EditException {
        return locked.text().orElseThrow().set(ID, TomlValue.text("b"));
    }

    @Test
    void theChangeTakesThePlaceOfTheFileAndTheOldOneStaysBesideIt() throws Exception {
        try (LockedFile locked = LockedFile.take(file)) {
            assertEquals(Optional.of(folder.resolve("device.toml.bak")), locked.replace(renamed(locked), GOOD));
        }
        assertEquals("[lift]\nid = \"b\"  # ours\n", Files.readString(file));
        assertEquals("[lift]\nid = \"a\"  # ours\n", Files.readString(folder.resolve("device.toml.bak")));
        for (String name : List.of("device.toml", "device.toml.bak")) {
            assertEquals(
                    "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))));
        }
        assertEquals(Set.of("device.toml", "device.toml.bak"), names());
    }

    @Test
    void whatTheCheckRefusesLeavesTheFileAsItWas() throws Exception {
        try (LockedFile locked = LockedFile.take(file)) {
            EditException refused = assertThrows(
                    EditException.class,
                    () -> locked.replace(renamed(locked), candidate -> {
                        assertTrue(Files.readString(candidate).contains("\"b\""));
                        return List.of("id is taken");
                    }));
            assertEquals(Kind.NOT_IN_ORDER, refused.kind());
            assertEquals(List.of("id is taken"), refused.problems());
        }
        assertEquals("[lift]\nid = \"a\"  # ours\n", Files.readString(file));
        assertEquals(Set.of("device.toml"), names());
    }

    @Test
    void aNewFileIsMadeWhole() throws Exception {
        Path other = folder.resolve("lift-2.toml");
        try (LockedFile locked = LockedFile.take(other)) {
            assertEquals(Optional.empty(), locked.text());
            assertEquals(Optional.empty(), locked.replace(TomlText.of("x = 1\n"), GOOD));
        }
        assertEquals("x = 1\n", Files.readString(other));
        assertEquals(Set.of("device.toml", "lift-2.toml"), names());
    }

    @Test
    void aSecondSessionIsToldOfTheFirst() throws Exception {
        try (LockedFile first = LockedFile.take(file)) {
            assertEquals(
                    Kind.BUSY,
                    assertThrows(EditException.class, () -> LockedFile.take(file))
                            .kind());
            assertEquals(
                    "[lift]\nid = \"a\"  # ours\n", first.text().orElseThrow().text());
        }
        LockedFile.take(file).close();
    }

    @Test
    void aLinkIsRefused() throws Exception {
        Path link = folder.resolve("link.toml");
        Files.createSymbolicLink(link, file);
        assertEquals(
                Kind.NO_FILE,
                assertThrows(EditException.class, () -> LockedFile.take(link)).kind());
        assertEquals(
                Kind.NO_FILE,
                assertThrows(EditException.class, () -> LockedFile.take(folder)).kind());
    }

    @Test
    void whatSomebodyElseHasWrittenMeanwhileIsNotLost() throws Exception {
        try (LockedFile locked = LockedFile.take(file)) {
            TomlText wanted = renamed(locked);
            EditException refused = assertThrows(
                    EditException.class,
                    () -> locked.replace(wanted, candidate -> {
                        Files.writeString(file, "[lift]\nid = \"theirs\"\n");
                        return List.of();
                    }));
            assertEquals(Kind.CHANGED, refused.kind());
        }
        assertEquals("[lift]\nid = \"theirs\"\n", Files.readString(file));
    }

    @Test
    void aFullCardLeavesTheFileAsItWas() throws Exception {
        try (LockedFile locked = LockedFile.take(file)) {
            EditException refused = assertThrows(
                    EditException.class,
                    () -> locked.replace(renamed(locked), _ -> {
                        throw new IOException("No space left on device");
                    }));
            assertEquals(Kind.FULL, refused.kind());
        }
        assertEquals("[lift]\nid = \"a\"  # ours\n", Files.readString(file));
        assertEquals(Set.of("device.toml"), names());
    }

    @Test
    void whatAKilledSessionHasLeftIsReplaced() throws Exception {
        Files.writeString(folder.resolve(".device.toml.new"), "half");
        Files.writeString(folder.resolve(".device.toml.lock"), "");
        try (LockedFile locked = LockedFile.take(file)) {
            locked.replace(renamed(locked), GOOD);
        }
        assertEquals(Set.of("device.toml", "device.toml.bak"), names());
    }

    @Test
    void aFolderThatIsMissingAndAFileThatIsNoTextAreNamed() throws Exception {
        Path nowhere = folder.resolve("no").resolve("device.toml");
        assertEquals(
                Kind.NO_FOLDER,
                assertThrows(EditException.class, () -> LockedFile.take(nowhere))
                        .kind());
        Files.write(file, new byte[] {(byte) 0xD6, (byte) 0xD0});
        try (LockedFile locked = LockedFile.take(file)) {
            assertEquals(
                    Kind.UNREADABLE,
                    assertThrows(EditException.class, locked::text).kind());
        }
    }
}
