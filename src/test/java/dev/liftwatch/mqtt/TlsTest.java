package dev.liftwatch.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import dev.liftwatch.tls.CertificateTerm;
import dev.liftwatch.tls.TlsFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real broker with real certificates: what a good installation does, and in which words a bad one is told. */
class TlsTest {
    private static final Duration SOON = Duration.ofSeconds(12);
    private static final String NEWER = "TLSv1.2";
    private static final String NEWEST = "TLSv1.3";
    private static final String PASSWORD = "s3cret-of-the-key";

    @TempDir
    private static Path folder;

    private static Certificates city;
    private static Certificates other;
    private static Path broker;
    private static Path lift;

    @BeforeAll
    static void issueCertificates() throws Exception {
        city = new Certificates(folder, "city");
        other = new Certificates(folder, "other");
        broker = city.server("IP:127.0.0.1,DNS:localhost");
        lift = city.client("lift-1");
    }

    private static TlsFiles trusting(Path ca) {
        return new TlsFiles(Optional.of(ca), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static TlsFiles showing(Path certificate, Path key) {
        return new TlsFiles(
                Optional.of(city.authority()),
                Optional.of(certificate),
                Optional.of(key),
                Optional.empty(),
                Optional.empty());
    }

    private static Mosquitto demanding(String version) throws Exception {
        return Mosquitto.withTls(broker, version, "cafile " + city.authority(), "require_certificate true")
                .start();
    }

    private static String refusal(Path certificate, TlsFiles files) throws Exception {
        try (Mosquitto server = Mosquitto.withTls(certificate, NEWEST).start()) {
            return refusal(server.secureUri(), files);
        }
    }

    private static String refusal(String uri, TlsFiles files) {
        try (Party agent = Party.withTls(uri, "refused", files)) {
            String reason = agent.refused(1, SOON);
            assertTrue(reason.startsWith(uri + ": "), reason);
            assertFalse(reason.contains(PASSWORD), reason);
            return reason.substring(uri.length() + 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {NEWER, NEWEST})
    void bothSidesShowTheirCertificatesAndMessagesFlow(String version) throws Exception {
        try (Mosquitto server = demanding(version);
                Party agent = Party.withTls(server.secureUri(), "good", showing(lift, Certificates.keyOf(lift)))) {
            agent.connect(1);
            agent.link().order(new LinkOrder.Publish(1, 7, "alarm", "over TLS", false));
            await().atMost(SOON).until(() -> agent.published().contains(7L));
            await().atMost(SOON)
                    .until(() -> agent.received().contains(new LinkEvent.Received(1, "lift/alarm", "over TLS", false)));
            assertEquals(
                    List.of("the client certificate", "the authority in ca_file", "the broker's certificate"),
                    agent.link().certificates().stream()
                            .map(CertificateTerm::whose)
                            .toList());
        }
    }

    @Test
    void aHostNameIsCheckedAsWellAsAnAddress() throws Exception {
        try (Mosquitto server = Mosquitto.withTls(broker, NEWEST).start();
                Party agent = Party.withTls("ssl://localhost:" + server.port(), "named", trusting(city.authority()))) {
            agent.connect(1);
        }
    }

    @Test
    void aKeystoreWithoutTheCertificateIsNamedAndEndsNothing() throws Exception {
        Path store = city.keystoreWithoutCertificate(lift, PASSWORD);
        TlsFiles files = new TlsFiles(
                Optional.of(city.authority()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(store),
                Optional.of(city.secret("password", PASSWORD + "\n")));
        try (Mosquitto server = demanding(NEWEST)) {
            assertEquals(
                    "keystore_file: there is no key with its certificate in " + store,
                    refusal(server.secureUri(), files));
        }
    }

    @Test
    void aKeyMayBeEncryptedOrStandInAKeystore() throws Exception {
        Optional<Path> password = Optional.of(city.secret("password", PASSWORD + "\n"));
        TlsFiles locked = new TlsFiles(
                Optional.of(city.authority()),
                Optional.of(lift),
                Optional.of(city.encrypted(lift, PASSWORD)),
                Optional.empty(),
                password);
        TlsFiles store = new TlsFiles(
                Optional.of(city.authority()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(city.keystore(lift, PASSWORD)),
                password);
        Optional<Path> wrong = Optional.of(city.secret("wrong", "another-" + PASSWORD));
        try (Mosquitto server = demanding(NEWEST);
                Party withKey = Party.withTls(server.secureUri(), "locked", locked);
                Party withStore = Party.withTls(server.secureUri(), "store", store)) {
            withKey.connect(1);
            withStore.connect(1);
            for (TlsFiles files : List.of(locked, store)) {
                String reason = refusal(
                        server.secureUri(),
                        new TlsFiles(files.ca(), files.certificate(), files.key(), files.keystore(), wrong));
                assertEquals(
                        "key_password_file: the password in " + wrong.get() + " does not open "
                                + files.key().or(files::keystore).orElseThrow(),
                        reason);
            }
        }
    }

    @Test
    void aCertificateThatIsRenewedIsReadAtTheNextConnect() throws Exception {
        Path old = other.client("old");
        Path current = Files.copy(old, folder.resolve("current.pem"));
        Path key = Files.copy(Certificates.keyOf(old), folder.resolve("current.key"));
        try (Mosquitto server = demanding(NEWEST);
                Party agent = Party.withTls(server.secureUri(), "renewed", showing(current, key))) {
            assertTrue(agent.refused(1, SOON).contains("client certificate"));
            Files.writeString(current, Files.readString(lift));
            Files.writeString(key, Files.readString(Certificates.keyOf(lift)));
            agent.connect(2);
        }
    }

    @Test
    void aCertificateThatIsRenewedWhileConnectedIsTakenUpWithoutWaitingForALoss() throws Exception {
        Path current = Files.copy(lift, folder.resolve("in-use.pem"));
        Path key = Files.copy(Certificates.keyOf(lift), folder.resolve("in-use.key"));
        try (Mosquitto server = demanding(NEWEST);
                Party agent = Party.withTls(server.secureUri(), "in-use", showing(current, key))) {
            agent.connect(1);
            Files.setLastModifiedTime(current, FileTime.fromMillis(1_700_000_000_000L));
            String reason = agent.awaitLoss(1, Duration.ofMillis(3 * PahoLink.FILES_MS));
            assertEquals("the files for TLS have been changed; they are read anew", reason);
            agent.connect(2);
        }
    }

    @Test
    void aServersCertificateThatHasEndedHasNotBegunIsOfAnotherAuthorityOrHost() throws Exception {
        TlsFiles trusting = trusting(city.authority());
        assertEquals(
                "the broker's certificate ended on 2021-01-01 00:00 UTC: it has to be renewed there (or the clock of this"
                        + " box is wrong)",
                refusal(city.ended(), trusting));
        assertEquals(
                "the broker's certificate is good only from 2048-01-01 00:00 UTC on: is the clock of this box wrong?",
                refusal(city.future(), trusting));
        assertEquals(
                "the broker's certificate is issued by CN=city, which is not in ca_file " + other.authority()
                        + ": is that the right file?",
                refusal(broker, trusting(other.authority())));
        assertEquals(
                "the broker's certificate is issued by CN=city, which this box does not trust: name its certificate in"
                        + " ca_file",
                refusal(broker, TlsFiles.NONE));
        assertEquals(
                "the broker's certificate is for another host: it names broker.example, 192.0.2.1, and servers has to name"
                        + " one of these",
                refusal(other.server("DNS:broker.example,IP:192.0.2.1"), trusting(other.authority())));
    }

    @ParameterizedTest
    @ValueSource(strings = {NEWER, NEWEST})
    void aClientCertificateThatIsRefusedOrMissingIsToldInBothVersions(String version) throws Exception {
        Path stranger = other.client("stranger");
        try (Mosquitto server = demanding(version)) {
            String refused = refusal(server.secureUri(), showing(stranger, Certificates.keyOf(stranger)));
            assertTrue(refused.contains("the broker refuses our client certificate ("), refused);
            String missing = refusal(server.secureUri(), trusting(city.authority()));
            assertTrue(
                    missing.endsWith(
                            "the broker wants a client certificate, and none is configured: certificate_file and"
                                    + " key_file"),
                    missing);
        }
    }

    @Test
    void filesThatCannotBeUsedAreToldEachInItsOwnWords() throws Exception {
        Path key = Certificates.keyOf(lift);
        Path none = folder.resolve("none.key");
        Path open = Files.copy(key, folder.resolve("open.key"));
        String uri = "ssl://127.0.0.1:1";
        assertEquals("key_file: there is no file " + none, refusal(uri, showing(lift, none)));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(
                "key_file: " + open + " holds a secret and can be read by every user of this box: chmod o= " + open,
                refusal(uri, showing(lift, open)));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-----w-"));
        assertEquals(
                "key_file: " + open + " can be changed by every user of this box: chmod o= " + open,
                refusal(uri, showing(lift, open)));
        assertEquals(
                "key_file: the key in " + Certificates.keyOf(broker) + " does not belong to the certificate in " + lift
                        + " (which has to be the first there)",
                refusal(uri, showing(lift, Certificates.keyOf(broker))));
        assertEquals(
                "key_file: " + city.encrypted(lift, PASSWORD) + " is encrypted, and there is no key_password_file",
                refusal(uri, showing(lift, city.encrypted(lift, PASSWORD))));
        assertEquals(
                "ca_file: " + key + " is no PEM file with a certificate: -----BEGIN CERTIFICATE----- is missing",
                refusal(uri, trusting(key)));
        assertEquals(
                "key_file: " + lift + " is no PEM file with a key: -----BEGIN PRIVATE KEY----- is missing",
                refusal(uri, showing(lift, guarded(lift))));
    }

    private static Path guarded(Path file) throws Exception {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void tlsOnAPlainPortAndPlainMqttOnATlsPortAreToldApart() throws Exception {
        try (Mosquitto plain = Mosquitto.anonymous().start();
                Mosquitto secure = Mosquitto.withTls(broker, NEWEST).start();
                StrangePeer web = StrangePeer.talking("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            assertTrue(refusal(plain.secureUri(), trusting(city.authority())).contains("is it the broker's TLS port"));
            assertTrue(refusal(secure.uri(), TlsFiles.NONE).contains("ssl:// instead of tcp://"));
            assertEquals(
                    "it does not speak TLS on this port: is it the broker's TLS port (mostly 8883)?",
                    refusal(web.secureUri(), trusting(city.authority())));
        }
    }

    @Test
    void aBrokerOfAnOlderVersionOfTlsIsToldSo() throws Exception {
        try (Mosquitto old = Mosquitto.withTls(broker, "TLSv1.1").start()) {
            assertEquals(
                    "there is no TLS version that both sides speak: the agent speaks 1.2 and 1.3",
                    refusal(old.secureUri(), trusting(city.authority())));
        }
    }

    @Test
    void aPeerThatStaysSilentInTheHandshakeIsALossBeforeThePolicyGivesUp() throws Exception {
        try (StrangePeer silent = StrangePeer.silent();
                Party agent = Party.withTls(silent.secureUri(), "silent", trusting(city.authority()))) {
            assertEquals(
                    silent.secureUri() + ": it accepts connections but does not finish the TLS handshake: is it the"
                            + " broker's TLS port (mostly 8883)?",
                    agent.refused(1, Duration.ofMillis(7900)));
        }
    }
}
