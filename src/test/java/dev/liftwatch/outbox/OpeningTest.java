package dev.liftwatch.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    @TempDir
    private Path folder;

    private Outbox open(String lift) throws StoreException {
        return Outbox.open(folder, lift, () -> "store-1");
    }

    private String refusal(String lift) {
        return assertThrows(StoreException.class, () -> open(lift).close())
                .getMessage()
                .replace(folder.toString(), "FOLDER");
    }

    @Test
    void aFolderThatIsMissingIsMade() throws Exception {
        Path below = folder.resolve("lifts/hz-1");
        Outbox.open(below, "hz-1", () -> "s").close();
        assertTrue(Files.exists(below.resolve(Outbox.FILE)));
    }

    @Test
    void aSecondAgentOnTheSameFolderIsToldWhatToDo() throws Exception {
        try (Outbox held = open("hz-1")) {
            assertEquals(
                    "another agent already runs on FOLDER: stop it first, or give this one its own --state-dir",
                    refusal("hz-1"));
            assertEquals("store-1", held.store());
        }
        open("hz-1").close();
    }

    @Test
    void anAgentInAnotherProcessIsRefusedEvenAfterASecondTryInThisOne() throws Exception {
        try (Outbox held = open("hz-1")) {
            refusal("hz-1");
            assertEquals("taken", tryFromAnotherProcess());
            assertEquals("store-1", held.store());
        }
        assertEquals("free", tryFromAnotherProcess());
    }

    private String tryFromAnotherProcess() throws Exception {
        Process other = process(Try.class);
        String said = other.inputReader().readLine();
        assertTrue(other.waitFor(20, TimeUnit.SECONDS));
        return said;
    }

    @Test
    void aFolderHeldByAnotherProcessIsRefusedUntilThatProcessEnds() throws Exception {
        Process other = process(Hold.class);
        BufferedReader said = other.inputReader();
        assertEquals("held", said.readLine());
        assertTrue(refusal("hz-1").startsWith("another agent already runs on FOLDER: stop it first"));
        other.destroyForcibly().onExit().get(20, TimeUnit.SECONDS);
        open("hz-1").close();
    }

    private Process process(Class<?> main) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Looks in another process whether the lock can be had. */
    static final class Try {
        private Try() {}

        public static void main(String[] arguments) throws Exception {
            try (FileChannel lock = FileChannel.open(Path.of(arguments[0], "lock"), StandardOpenOption.WRITE)) {
                System.out.println(lock.tryLock() == null ? "taken" : "free");
            }
        }
    }

    /** Holds the lock in another process until it is killed. */
    static final class Hold {
        private Hold() {}

        public static void main(String[] arguments) throws Exception {
            try (FileChannel lock = FileChannel.open(
                    Path.of(arguments[0], "lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                System.out.println(lock.tryLock() == null ? "taken" : "held");
                System.in.read();
            }
        }
    }

    @Test
    void theStoreOfAnotherLiftIsRefused() throws Exception {
        open("hz-1").close();
        assertEquals("the store FOLDER/liftwatch.db belongs to lift hz-1, not to hz-2", refusal("hz-2"));
        open("hz-1").close();
    }

    @Test
    void aStoreOfANewerVersionIsRefusedAndLeftAsItIs() throws Exception {
        open("hz-1").close();
        sql("PRAGMA user_version = 3");
        assertEquals(
                "the store FOLDER/liftwatch.db has version 3, this program knows up to 2:"
                        + " install the newer liftwatch again, or set the file aside",
                refusal("hz-1"));
        sql("PRAGMA user_version = 2");
        open("hz-1").close();
    }

    @Test
    void aFolderThatIsAFileIsRefusedInWords() throws Exception {
        Path file = Files.writeString(folder.resolve("occupied"), "x");
        StoreException refused = assertThrows(
                StoreException.class, () -> Outbox.open(file, "hz-1", () -> "s").close());
        assertTrue(refused.getMessage().startsWith("the folder " + file + " cannot be used as store"));
    }

    @Test
    void everyCommitIsSynchronisedAndGoesThroughTheWriteAheadLog() throws Exception {
        open("hz-1").close();
        Path file = folder.resolve(Outbox.FILE);
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Schema.prepare(sql, file, "hz-1", () -> "unused");
            assertEquals("wal", pragma(sql, "journal_mode"));
            assertEquals("2", pragma(sql, "synchronous"));
            assertEquals("200", pragma(sql, "wal_autocheckpoint"));
            assertEquals("1048576", pragma(sql, "journal_size_limit"));
            assertEquals("2", pragma(sql, "user_version"));
        }
    }

    private static String pragma(Connection sql, String name) throws SQLException {
        try (Statement s = sql.createStatement()) {
            return s.executeQuery("PRAGMA " + name).getString(1);
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Outbox.FILE));
                Statement s = sql.createStatement()) {
            s.execute(statement);
        }
    }

    @Test
    void aPipeOrALinkInThePlaceOfTheLockIsRefusedInWordsAndNotWaitedFor() throws Exception {
        java.nio.file.Path pipe =
                java.nio.file.Files.createDirectories(folder.resolve("a")).resolve("lock");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        java.nio.file.Path secret = java.nio.file.Files.writeString(folder.resolve("secret"), "untouched");
        java.nio.file.Path link =
                java.nio.file.Files.createDirectories(folder.resolve("b")).resolve("lock");
        java.nio.file.Files.createSymbolicLink(link, secret);
        for (java.nio.file.Path lock : java.util.List.of(pipe, link)) {
            StoreException refused = org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    java.time.Duration.ofSeconds(10),
                    () -> assertThrows(
                            StoreException.class,
                            () -> Outbox.open(lock.getParent(), "hz-1", () -> "s")
                                    .close()));
            assertTrue(refused.getMessage().contains(lock + " is a "), refused.getMessage());
        }
    }
}
