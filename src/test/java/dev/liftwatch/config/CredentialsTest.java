package dev.liftwatch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir
    Path folder;

    @Test
    void readsUserNameAndPasswordAndNeverPrintsThePassword() throws Exception {
        Credentials credentials = Credentials.read(write("username = \"lift\"\npassword = \"s3cret\"\n"));

        assertEquals("lift", credentials.username());
        assertEquals("s3cret", credentials.password());
        assertEquals("Credentials[username=lift]", credentials.toString());
    }

    @Test
    void saysEverythingThatIsWrongAtOnceWithoutThePassword() throws Exception {
        Path file = write("user = \"lift\"\npassword = 12345\n");

        ConfigException refused = assertThrows(ConfigException.class, () -> Credentials.read(file));
        assertEquals(
                List.of(
                        file + ":1:1: username: found nothing, allowed: a text of 1 to 1024 characters",
                        file + ":1:1: user: found an unknown key, allowed: password, username; did you mean username?",
                        file + ":2:1: password: found something else (not shown), allowed: a text of 1 to 1024"
                                + " characters"),
                refused.problems().stream().map(Problem::toString).toList());
        assertFalse(refused.getMessage().contains("12345"));
    }

    @Test
    void aPasswordThatBreaksTheTextIsNotQuoted() throws Exception {
        Path file = write("username = \"lift\"\npassword = s3cret\nother = \"x\n");

        ConfigException refused = assertThrows(ConfigException.class, () -> Credentials.read(file));
        assertFalse(refused.getMessage().contains("s3cret"), refused.getMessage());
    }

    @Test
    void aMissingFileIsSaidToBeMissing() {
        assertThrows(NoSuchFileException.class, () -> Credentials.read(folder.resolve("none.toml")));
    }

    @Test
    void aFileThatEverybodyOnTheBoxMayReadOrChangeIsRefusedWithWhatToDo() throws Exception {
        Path file = write("username = \"lift\"\npassword = \"s3cret\"\n");
        for (String permissions : List.of("rw----r--", "rw-----w-")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            IOException refused = assertThrows(IOException.class, () -> Credentials.read(file));
            assertTrue(
                    refused.getMessage().contains("by every user of this box: chmod o= " + file), refused.getMessage());
        }
    }

    private Path write(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("credentials.toml"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }
}
