package dev.liftwatch.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.tls.Revocation;
import dev.liftwatch.tls.TlsClient;
import dev.liftwatch.tls.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker's certificate, held against the lists of those that their authorities have revoked. */
class RevocationTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Optional<Long> TODAY =
            Optional.of(Instant.parse("2026-06-01T00:00:00Z").toEpochMilli());

    @TempDir
    private static Path folder;

    private static Path authority;
    private static Path foreign;

    /** Lists of before and after the broker's certificate was revoked. */
    private static Path before;

    private static Path after;
    private static Path afterButEnded;
    private static Path beforeButEnded;
    private static Path binary;
    private static Mosquitto broker;

    @BeforeAll
    static void issueAndRevoke() throws Exception {
        Certificates city = new Certificates(folder, "city");
        authority = city.authority();
        Path server = city.server("IP:127.0.0.1");
        broker = Mosquitto.withTls(server, "TLSv1.3").start();
        before = city.revoked("before.pem");
        beforeButEnded = city.revokedLongAgo("before-ended.pem");
        city.revoke(server);
        after = city.revoked("after.pem");
        afterButEnded = city.revokedLongAgo("after-ended.pem");
        binary = city.binary(after);
        foreign = new Certificates(folder, "other").revoked("foreign.pem");
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    private static TlsFiles with(Path list) {
        return new TlsFiles(
                Optional.of(authority),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(list));
    }

    private static Socket connected() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), broker.port());
    }

    /** What became of the check of a connection that came about. */
    private static Revocation checked(Path list) throws IOException {
        TlsClient client = TlsClient.read(with(list));
        client.over(connected(), "127.0.0.1", broker.port()).close();
        return client.revocation(TODAY);
    }

    private static void assertRefused(Path list) throws IOException {
        TlsClient client = TlsClient.read(with(list));
        try (Socket socket = connected()) {
            IOException refused =
                    assertThrows(IOException.class, () -> client.over(socket, "127.0.0.1", broker.port()));
            String words = client.refusal(refused).orElseThrow();
            assertTrue(words.contains("CN=server was revoked on ") && words.endsWith("crl_file"), words);
        }
    }

    @Test
    void aCertificateThatWasRevokedIsRefusedAlsoByAListThatHasEnded() throws Exception {
        assertRefused(after);
        assertRefused(binary);
        assertRefused(afterButEnded);
    }

    @Test
    void aCertificateThatIsOnNoListIsTaken() throws Exception {
        assertEquals(Revocation.State.GOOD, checked(before).state());
        assertEquals(
                Revocation.State.NONE,
                TlsClient.read(TlsFiles.NONE).revocation(TODAY).state());
    }

    @Test
    void aForgottenListCostsNoConnectionAndIsToldWhereTheClockCanBeTrusted() throws Exception {
        Revocation ended = checked(beforeButEnded);
        assertEquals(Revocation.State.ENDED, ended.state());
        assertTrue(ended.words().contains("2021-01-01"), ended.words());
        TlsClient client = TlsClient.read(with(beforeButEnded));
        client.over(connected(), "127.0.0.1", broker.port()).close();
        assertEquals(Revocation.State.GOOD, client.revocation(Optional.empty()).state());
    }

    @Test
    void aListByAnotherAuthorityAlsoOneThatBearsTheNameOfTheRightOneIsTold() throws Exception {
        assertEquals(Revocation.State.FOREIGN, checked(foreign).state());
        Path forged = new Certificates(folder.resolve("forger"), "city").revoked("forged.pem");
        assertEquals(Revocation.State.FOREIGN, checked(forged).state());
    }

    @Test
    void aFileThatIsNoListIsToldWithItsName() throws Exception {
        String whole = Files.readString(before);
        for (String text : new String[] {
            "",
            "not a list",
            whole.substring(0, whole.length() / 2),
            whole.replaceFirst("(?s)\n.{40}", "\nAAAA"),
            "0\u0000x"
        }) {
            Path file = Files.writeString(folder.resolve("damaged.pem"), text);
            Revocation found = checked(file);
            assertEquals(Revocation.State.UNUSABLE, found.state(), text);
            assertTrue(found.words().contains(file.toString()), found.words());
        }
        assertEquals(
                Revocation.State.UNUSABLE,
                checked(folder.resolve("missing.pem")).state());
        Path large = Files.writeString(folder.resolve("large.pem"), whole + " ".repeat(300 * 1024));
        assertTrue(checked(large).words().contains("256 KiB"));
    }

    @Test
    void aListThatIsRenewedIsReadAnewAndEndsWhatStands() throws Exception {
        Path file = Files.copy(before, folder.resolve("renewed.pem"), StandardCopyOption.REPLACE_EXISTING);
        try (Party agent = Party.withTls(broker.secureUri(), "renewed", with(file))) {
            agent.connect(1);
            await().atMost(SOON).until(() -> agent.link().revocation().state() == Revocation.State.GOOD);
            Files.copy(after, file, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
            assertTrue(agent.awaitLoss(1, SOON).contains("read anew"));
            assertTrue(agent.refused(2, SOON).contains("was revoked on"));
        }
    }
}
