package dev.liftwatch.config;

import dev.liftwatch.rights.Rights;
import dev.liftwatch.tls.ServerAddress;
import dev.liftwatch.tls.TlsFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code [[uplink]]}. */
final class UplinkReader {
    static final int MOST_UPLINKS = 8;
    static final int MOST_SERVERS = 8;

    /** MQTT allows any text; printable ASCII keeps it readable in a broker's log. */
    private static final Rule<String> CLIENT_ID =
            Rule.matching(Pattern.compile("[\\x21-\\x7e]{1,64}"), Phrase.of("allowed.client-id", 64));

    /**
     * No wildcard, no empty level but the first, and none of the topics that are a broker's own or share a subscription. Clouds have their
     * devices publish below such as /sys/KEY/DEVICE/ (Aliyun) and $oc/devices/DEVICE/ (Huawei).
     */
    private static final Rule<String> PREFIX = Rule.matching(
            Pattern.compile("(?=.{1,200}$)(?!(?i:\\$sys|\\$share|\\$queue)/)/?([^+#/\\p{Cntrl}]+/)+"),
            Phrase.of("allowed.prefix", 200));

    private static final Rule<String> SERVER_TEXT = Rule.text(200);
    private static final Rule<String> CLASS = Rule.oneOf(UplinkConfig.CLASSES.stream()
            .collect(Collectors.toMap(one -> one, one -> one, (a, b) -> a, LinkedHashMap::new)));
    private static final int MOST_CLASSES = UplinkConfig.CLASSES.size();

    private static final Rule<Long> STATE_MIN = Rule.whole(1, Reporting.MOST_STATE_MIN_S);
    private static final Rule<Long> KEEP_ALIVE = Rule.whole(Reporting.LEAST_KEEP_ALIVE_S, Reporting.MOST_KEEP_ALIVE_S);
    private static final Rule<Reporting.StateOn> STATE_ON = Rule.oneOf(Map.of(
            "change", Reporting.StateOn.CHANGE,
            "doors-and-stops", Reporting.StateOn.DOORS_AND_STOPS,
            "heartbeat", Reporting.StateOn.HEARTBEAT));
    private static final Rule<Boolean> WHOLE_WILL = Rule.oneOf(Map.of("short", false, "whole", true));

    /** The scheme of a server that is talked to over TLS. */
    private static final String SECURE = "ssl";

    private static final String CA = "ca_file";
    private static final String CERTIFICATE = "certificate_file";
    private static final String KEY = "key_file";
    private static final String KEYSTORE = "keystore_file";
    private static final String KEY_PASSWORD = "key_password_file";
    private static final String CRL = "crl_file";
    private static final List<String> TLS_KEYS = List.of(CA, CERTIFICATE, KEY, KEYSTORE, KEY_PASSWORD, CRL);

    private final RightsReader rightsReader = new RightsReader();
    private final String liftId;
    private final Path folder;
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> uplinkByIdentity = new HashMap<>();
    private final Map<String, String> uplinkByTopics = new HashMap<>();

    /** @param folder where files are looked for that are named by a relative path */
    UplinkReader(String liftId, Path folder) {
        this.liftId = liftId;
        this.folder = folder;
    }

    List<UplinkConfig> read(Section top) {
        List<UplinkConfig> uplinks = new ArrayList<>();
        List<Section> sections = top.tableList("uplink", 0, MOST_UPLINKS, Phrase.of("allowed.uplinks", MOST_UPLINKS));
        for (Section section : sections) {
            if (sections.size() > 1 && !section.has("name")) {
                section.warn(Phrase.of("warning.uplink-unnamed", "uplink-" + (uplinks.size() + 1)));
            }
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
        Set<String> classes = new HashSet<>(
                section.has("classes") ? section.requiredList("classes", CLASS, MOST_CLASSES) : UplinkConfig.CLASSES);
        Rights rights = rightsReader.read(section, name, classes);
        Optional<Path> credentials = file(section, "credentials_file");
        TlsFiles tls = tls(section, servers);
        Reporting reporting = reporting(section);
        Clearness.look(section, servers);
        section.refuseUnknownKeys();
        refuseRivals(section, name, servers, clientId);
        refuseTwins(section, name, servers, prefix);
        return new UplinkConfig(name, servers, clientId, prefix, classes, rights, credentials, tls, reporting);
    }

    private static Reporting reporting(Section section) {
        Reporting usual = Reporting.USUAL;
        return new Reporting(
                seconds(section, "state_min_s", STATE_MIN, usual.stateMinS()),
                section.optional("state_on", STATE_ON).orElse(usual.stateOn()),
                seconds(section, "keep_alive_s", KEEP_ALIVE, usual.keepAliveS()),
                section.optional("will", WHOLE_WILL).orElse(usual.wholeWill()));
    }

    private static int seconds(Section section, String key, Rule<Long> rule, int usual) {
        return Math.toIntExact(section.optional(key, rule).orElse((long) usual));
    }

    private Optional<Path> file(Section section, String key) {
        return section.optional(key, Rule.name(200)).map(folder::resolve);
    }

    private TlsFiles tls(Section section, List<URI> servers) {
        TlsFiles files = new TlsFiles(
                file(section, CA),
                file(section, CERTIFICATE),
                file(section, KEY),
                file(section, KEYSTORE),
                file(section, KEY_PASSWORD),
                file(section, CRL));
        if (!servers.isEmpty() && servers.stream().noneMatch(server -> SECURE.equals(server.getScheme()))) {
            TLS_KEYS.forEach(key -> section.inapplicable(key, Phrase.of("allowed.tls-only")));
        } else if (section.has(KEYSTORE)) {
            section.inapplicable(CERTIFICATE, Phrase.of("allowed.one-identity"));
            section.inapplicable(KEY, Phrase.of("allowed.one-identity"));
            needs(section, KEY_PASSWORD, KEYSTORE);
        } else if (section.has(CERTIFICATE)) {
            needs(section, KEY, CERTIFICATE);
        } else if (section.has(KEY)) {
            needs(section, CERTIFICATE, KEY);
        } else {
            section.inapplicable(KEY_PASSWORD, Phrase.of("allowed.password-of-key"));
        }
        return files;
    }

    private static void needs(Section section, String needed, String because) {
        if (!section.has(needed)) {
            section.missing(needed, Phrase.of("allowed.goes-with", because));
        }
    }

    /** A broker ends the session of one client when another comes with the same id: two such uplinks would cut each other off without end. */
    private void refuseRivals(Section section, String name, List<URI> servers, String clientId) {
        for (URI server : new HashSet<>(servers)) {
            String other = uplinkByIdentity.putIfAbsent(server + " " + clientId, name);
            if (other != null) {
                section.wrongOr("client_id", clientId, Phrase.of("allowed.client-id-once", other, server));
            }
        }
    }

    /** Two uplinks that listen on one topic would each carry out every request that comes there. */
    private void refuseTwins(Section section, String name, List<URI> servers, String prefix) {
        for (URI server : new HashSet<>(servers)) {
            String other = uplinkByTopics.putIfAbsent(server + " " + prefix, name);
            if (other != null) {
                section.wrongOr("prefix", prefix, Phrase.of("allowed.prefix-once", other, server));
            }
        }
    }

    private Rule<URI> server() {
        return new Rule<>(
                Phrase.of("allowed.server"),
                value -> SERVER_TEXT.reading().apply(value).flatMap(this::server));
    }

    private Optional<URI> server(String text) {
        return ServerAddress.of(text).map(_ -> URI.create(text));
    }
}
