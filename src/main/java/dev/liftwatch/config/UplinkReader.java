package dev.liftwatch.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code [[uplink]]}. */
final class UplinkReader {
    static final int MOST_UPLINKS = 8;
    static final int MOST_SERVERS = 8;

    /** MQTT allows any text; printable ASCII keeps it readable in a broker's log. */
    private static final Rule<String> CLIENT_ID =
            Rule.matching(Pattern.compile("[\\x21-\\x7e]{1,64}"), Phrase.of("allowed.client-id", 64));

    /** No wildcard, no leading slash or $ (a broker's own topics), no empty level. */
    private static final Rule<String> PREFIX = Rule.matching(
            Pattern.compile("(?=.{1,200}$)(?!\\$)([^+#/\\p{Cntrl}]+/)+"), Phrase.of("allowed.prefix", 200));

    private static final Rule<String> SERVER_TEXT = Rule.text(200);
    private static final int MOST_PORT = 65_535;

    private final Purpose purpose;
    private final String liftId;
    private final Path folder;
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> uplinkByIdentity = new HashMap<>();

    /** @param folder where a credentials file is looked for that is named by a relative path */
    UplinkReader(Purpose purpose, String liftId, Path folder) {
        this.purpose = purpose;
        this.liftId = liftId;
        this.folder = folder;
    }

    List<UplinkConfig> read(Section top) {
        List<UplinkConfig> uplinks = new ArrayList<>();
        for (Section section : top.tableList("uplink", 0, MOST_UPLINKS, Phrase.of("allowed.uplinks", MOST_UPLINKS))) {
            uplinks.add(uplink(section, uplinks.size() + 1));
        }
        return uplinks;
    }

    private UplinkConfig uplink(Section section, int ordinal) {
        String name = section.optional("name", Rule.code(32)).orElse("uplink-" + ordinal);
        if (!names.add(name)) {
            section.wrongOr("name", name, Phrase.of("allowed.uplink-name-once"));
        }
        List<URI> servers = section.requiredList("servers", server(), MOST_SERVERS);
        String clientId = section.optional("client_id", CLIENT_ID).orElse("liftwatch-" + liftId);
        String prefix = section.optional("prefix", PREFIX).orElse("lift/v1/" + liftId + "/");
        Optional<Path> credentials =
                section.optional("credentials_file", Rule.text(200)).map(folder::resolve);
        section.refuseUnknownKeys();
        refuseRivals(section, name, servers, clientId);
        return new UplinkConfig(name, servers, clientId, prefix, credentials);
    }

    /** A broker ends the session of one client when another comes with the same id: two such uplinks fight for ever. */
    private void refuseRivals(Section section, String name, List<URI> servers, String clientId) {
        for (URI server : new HashSet<>(servers)) {
            String other = uplinkByIdentity.putIfAbsent(server + " " + clientId, name);
            if (other != null) {
                section.wrongOr("client_id", clientId, Phrase.of("allowed.client-id-once", other, server));
            }
        }
    }

    private Rule<URI> server() {
        return new Rule<>(
                Phrase.of(purpose == Purpose.RUN ? "allowed.server" : "allowed.server-replay"),
                value -> SERVER_TEXT.reading().apply(value).flatMap(this::server));
    }

    private Optional<URI> server(String text) {
        try {
            URI uri = new URI(text);
            boolean bare = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            boolean port = uri.getPort() >= 1 && uri.getPort() <= MOST_PORT;
            boolean later = "ssl".equals(uri.getScheme()) && purpose == Purpose.REPLAY;
            boolean scheme = later || "tcp".equals(uri.getScheme());
            return bare && port && scheme ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }
}
