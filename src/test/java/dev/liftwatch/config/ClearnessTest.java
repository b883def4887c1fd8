package dev.liftwatch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an uplink says in clear is told, and what makes it worse is refused. */
class ClearnessTest {
    private static final String TLS = "ssl://broker.example:8883";
    private static final String CLEAR = "tcp://broker.example:1883";

    @TempDir
    private Path folder;

    private DeviceConfig load(String uplink) throws Exception {
        return DeviceConfig.load(Files.writeString(folder.resolve("device.toml"), """
                [lift]
                id = "hz-1"
                rated_speed_mps = 1.75
                floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 4200 } ]
                [sources.io]
                kind = "serial"
                port = "/dev/ttyUSB0"
                protocol = "sentence"
                [signals.door_closed]
                source = "io"
                [[uplink]]
                """ + uplink));
    }

    /** The warnings about uplinks, in English. */
    private List<String> warnings(String uplink) throws Exception {
        return load(uplink).warnings().stream()
                .filter(warning -> warning.key().startsWith("uplink"))
                .map(warning -> warning.in(Locale.ENGLISH).replaceFirst("^.*?: ", ""))
                .toList();
    }

    private String refusal(String uplink) {
        return assertThrows(ConfigException.class, () -> load(uplink)).getMessage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssl://broker.example:8883",
                "tcp://127.0.0.1:1883",
                "tcp://127.9.8.7:1883",
                "tcp://localhost:1883",
                "tcp://LOCALHOST:1883",
                "tcp://[::1]:1883",
                "tcp://[0:0:0:0:0:0:0:1]:1883"
            })
    void whatIsEncryptedOrStaysOnThisBoxIsNotWarnedOf(String server) throws Exception {
        assertEquals(List.of(), warnings("servers = [\"%s\"]\ncredentials_file = \"c\"".formatted(server)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://broker.example:1883",
                "tcp://192.168.1.7:1883",
                "tcp://localhost.example:1883",
                "tcp://127.0.0.1.example:1883",
                "tcp://[fe80::1%eth0]:1883",
                "tcp://[2001:db8::1]:1883"
            })
    void whatLeavesTheBoxInClearIsWarnedOf(String server) throws Exception {
        List<String> warnings = warnings("servers = [\"%s\"]".formatted(server));
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.getFirst().contains(server), warnings::toString);
        assertEquals(
                List.of(URI.create(server)),
                load("servers = [\"%s\"]".formatted(server))
                        .uplinks()
                        .getFirst()
                        .inClear());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "servers = [\"tcp://broker.example:1883\"]\\ncredentials_file = \"c\" | credentials_file",
                "servers = [\"tcp://127.0.0.1:1\", \"tcp://10.1.2.3:1\"]\\ncredentials_file = \"c\" | credentials_file",
                "servers = [\"ssl://broker.example:8883\", \"tcp://broker.example:1883\"] | servers",
                "servers = [\"tcp://10.1.2.3:1883\", \"ssl://broker.example:8883\"] | servers",
            })
    void secretsInClearAndTwoSchemesInOneListAreRefusedUnlessTheyAreMeant(String uplink, String key) throws Exception {
        String written = uplink.replace("\\n", "\n");
        String refused = refusal(written);
        assertTrue(refused.contains("uplink[1]." + key + ":"), refused);
        assertTrue(refused.contains("insecure = true"), refused);
        assertTrue(refusal(written + "\ninsecure = false").contains("uplink[1]." + key + ":"));
        List<String> warnings = warnings(written + "\ninsecure = true");
        assertEquals(2, warnings.size(), warnings::toString);
        assertTrue(warnings.stream().anyMatch(warning -> warning.contains("insecure = true")), warnings::toString);
    }

    @Test
    void signedRequestsInClearAreRefusedUnlessTheyAreMeant() throws Exception {
        String key = "[[uplink.keys]]\nid = \"desk\"\n"
                + "public_key = \"MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\"\n";
        String servers = "servers = [\"%s\"]\n";
        String refused = refusal(servers.formatted(CLEAR) + key);
        assertTrue(refused.contains("uplink[1].keys: "), refused);
        assertTrue(refused.contains("insecure = true"), refused);
        List<String> warnings = warnings(servers.formatted(CLEAR) + "insecure = true\n" + key);
        assertEquals(2, warnings.size(), warnings::toString);
        assertEquals(List.of(), warnings(servers.formatted(TLS) + key));
    }

    @Test
    void aServerOnThisBoxMayStandBesideOneWithTls() throws Exception {
        assertEquals(List.of(), warnings("servers = [\"%s\", \"tcp://127.0.0.1:1883\"]".formatted(TLS)));
    }

    @Test
    void insecureWhereNothingIsInClearIsSaidToBeUseless() throws Exception {
        List<String> warnings = warnings("servers = [\"%s\"]\ninsecure = true".formatted(TLS));
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(refusal("servers = [\"%s\"]\ninsecure = \"yes\"".formatted(CLEAR))
                .contains("insecure"));
    }

    @Test
    void aListOfRevokedCertificatesGoesWithTls() throws Exception {
        assertEquals(
                folder.resolve("revoked.pem"),
                load("servers = [\"%s\"]\ncrl_file = \"revoked.pem\"".formatted(TLS))
                        .uplinks()
                        .getFirst()
                        .tls()
                        .crl()
                        .orElseThrow());
        assertTrue(
                refusal("servers = [\"%s\"]\ncrl_file = \"r\"".formatted(CLEAR)).contains("crl_file"));
    }
}
