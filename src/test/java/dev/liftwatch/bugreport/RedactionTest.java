package dev.liftwatch.bugreport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No secret leaves the box in a bug report. */
class RedactionTest {
    private static final String CHARACTERS =
            "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!$%&/()=?*+~#-_.:;<>|@'\\\"^";

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private String secret() {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < 8 + random.nextInt(24); i++) {
            secret.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return secret.toString();
    }

    private static String plain(Random random) {
        StringBuilder secret = new StringBuilder("q");
        for (int i = 0; i < 12; i++) {
            secret.append(CHARACTERS.charAt(random.nextInt(54)));
        }
        return secret.toString();
    }

    @Test
    void aKnownSecretIsFoundInEveryFormInWhichItIsWritten() {
        for (int i = 0; i < 300; i++) {
            String secret = secret();
            String text = "a " + secret + " b\n{\"x\":\""
                    + secret.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}\n"
                    + Base64.getEncoder().encodeToString(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    + "\nhttps://host/?q="
                    + java.net.URLEncoder.encode(secret, java.nio.charset.StandardCharsets.UTF_8);
            String clean = new Redaction(Set.of(secret)).of(text);
            assertFalse(clean.contains(secret), () -> "seed " + seed + ": " + clean);
            assertEquals(
                    4,
                    clean.split(java.util.regex.Pattern.quote(Redaction.REMOVED), -1).length - 1,
                    () -> "seed " + seed + ": " + secret + "\n" + clean);
        }
    }

    @Test
    void whatLooksLikeASecretIsTakenOutThoughNobodyKnowsIt() {
        for (int i = 0; i < 200; i++) {
            String secret = plain(random);
            for (String line : List.of(
                    "connect tcp://agent:" + secret + "@broker.example:1883 failed",
                    "password=" + secret,
                    "Password: " + secret,
                    "MQTT_PASSWORD=" + secret + " TERM=xterm",
                    "LIFTWATCH_TOKEN='" + secret + "'",
                    "\"api_key\": \"" + secret + "\"",
                    "{\\\"client_secret\\\":\\\"" + secret + "\\\"}",
                    "Authorization: Bearer " + secret,
                    "auth basic " + secret,
                    "GET /x?token=" + secret + "&y=1",
                    "passphrase = \"two words " + secret + "\"",
                    "-----BEGIN PRIVATE KEY-----\n" + secret + "\n" + secret + "\n-----END PRIVATE KEY-----",
                    "-----BEGIN ENCRYPTED PRIVATE KEY-----\\n" + secret + "\\n-----END ENCRYPTED PRIVATE KEY-----",
                    "key cut off: -----BEGIN RSA PRIVATE KEY-----\n" + secret)) {
                String clean = new Redaction(Set.of()).of("before\n" + line + "\nafter");
                assertFalse(clean.contains(secret), () -> "seed " + seed + ": " + line + "\n" + clean);
                assertTrue(clean.startsWith("before\n"), clean);
            }
        }
    }

    @Test
    void whatTheMakerNeedsStays() {
        for (String line : List.of(
                "{\"incident\":\"01a219bb-77aa-7000-8000-000000000001\",\"kind\":\"trap\",\"phase\":\"raised\"}",
                "12:00:00 WARN trap raised 01a219bb-77aa-7000-8000-000000000001 (stopped-outside-door-zone, confirmed): lift hz-1",
                "0,position_mm,15230",
                "{\"signals\":[{\"signal\":\"door_closed\",\"value\":1,\"source\":\"board\",\"channel\":\"door_closed\"}]}",
                "servers = [\"ssl://mq.example:8883\"]",
                "/var/lib/liftwatch/hz-xh-000123/blackbox/00000012.csv.gz",
                "2026-11-24T08:15:02.114Z < 24 4C 57 2C 30 30 31 2C 64 6F 6F 72 5F 63 6C 6F 73 65 64 3D 31",
                "tests passed: 3, pinned = 4")) {
            assertEquals(line, new Redaction(Set.of("hunter2!")).of(line));
        }
    }

    @Test
    void textThatIsMadeToBeSlowIsLookedThroughInTime() {
        for (String piece : List.of(
                "password",
                "token_",
                "://",
                "a1",
                "\\\"",
                "-----BEGIN A-----",
                "eyJ",
                "bearer ",
                "x=\"\\",
                "session_id.")) {
            String text = piece.repeat(300_000 / piece.length());
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    java.time.Duration.ofSeconds(20), () -> new Redaction(Set.of()).of(text), piece);
        }
    }
}
