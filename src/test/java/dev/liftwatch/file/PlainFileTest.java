package dev.liftwatch.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are none, and links that lead somewhere. */
class PlainFileTest {
    @TempDir
    private Path folder;

    private Path pipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        return pipe;
    }

    private static String refused(org.junit.jupiter.api.function.Executable opening) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThrows(RefusedFileKindException.class, opening).getMessage());
    }

    @Test
    void aPipeIsNamedAndNotWaitedFor() throws Exception {
        Path pipe = pipe();
        String words = pipe + " is a pipe, allowed is a file: write what comes from it to a file first";
        assertEquals(words, refused(() -> PlainFile.read(pipe)));
        assertEquals(words, refused(() -> PlainFile.bytes(pipe, 10)));
        assertEquals(words, refused(() -> PlainFile.write(pipe)));
        Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
        assertTrue(refused(() -> PlainFile.read(link)).contains("is a pipe"));
    }

    @Test
    void aDeviceAndAFolderAreNamed() {
        assertTrue(refused(() -> PlainFile.read(Path.of("/dev/zero"))).startsWith("/dev/zero is a device"));
        assertTrue(refused(() -> PlainFile.write(Path.of("/dev/null"))).startsWith("/dev/null is a device"));
        assertTrue(refused(() -> PlainFile.read(folder)).contains("is a folder"));
        assertTrue(refused(() -> PlainFile.write(folder)).contains("is a folder"));
    }

    @Test
    void aFileThatIsThereOnlyByItsLengthIsNeverReadWhole() throws Exception {
        Path sparse = folder.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(3L << 30);
        }
        assertTrue(refused(() -> PlainFile.text(sparse, 1 << 20)).contains("too large"));
    }

    @Test
    void nothingIsWrittenThroughALinkAndWhatItLeadsToStays() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "untouched");
        Path link = Files.createSymbolicLink(folder.resolve("out.csv"), secret);
        Path dangling = Files.createSymbolicLink(folder.resolve("new.csv"), folder.resolve("made"));
        assertTrue(refused(() -> PlainFile.write(link, "x")).contains("is a link"));
        assertTrue(refused(() -> PlainFile.append(link)).contains("is a link"));
        assertTrue(refused(() -> PlainFile.write(dangling, "x")).contains("is a link"));
        assertEquals("untouched", Files.readString(secret));
        assertTrue(Files.notExists(folder.resolve("made")));
    }

    @Test
    void aFileIsMadeReplacedAndGoneOnWith() throws Exception {
        Path file = folder.resolve("out");
        PlainFile.write(file, "a longer text");
        PlainFile.write(file, "梯");
        try (OutputStream out = PlainFile.append(file)) {
            out.write("!".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals("梯!", PlainFile.text(file, 4));
        assertThrows(IOException.class, () -> PlainFile.text(file, 3));
        assertThrows(NoSuchFileException.class, () -> PlainFile.read(folder.resolve("none")));
    }
}
