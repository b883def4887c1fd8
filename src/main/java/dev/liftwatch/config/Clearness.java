package dev.liftwatch.config;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether an uplink says in clear what others must not read or change on the way. A server on this box is exempt. Messages in
 * clear are warned of; what makes it worse is refused, unless {@code insecure = true} says that it is meant, and is warned of then.
 */
final class Clearness {
    private static final String SERVERS = "servers";
    private static final String INSECURE = "insecure";

    /** What is worth nothing once it was read or changed on the way. */
    private static final List<String> SECRETS = List.of("credentials_file");

    /** A signature keeps a request from being changed, not from being read, held back or sent again. */
    private static final String KEYS = "keys";

    private Clearness() {}

    /** Reads {@code insecure} and warns or refuses. */
    static void look(Section section, List<URI> servers) {
        boolean meant = section.optional(INSECURE, Rule.yesOrNo()).orElse(false);
        List<URI> clear = servers.stream().filter(UplinkConfig::isInClear).toList();
        if (clear.isEmpty()) {
            if (meant) {
                section.warn(INSECURE, Phrase.of("warning.insecure-unneeded"));
            }
            return;
        }
        String listed = clear.stream().map(URI::toString).collect(Collectors.joining(", "));
        section.warn(SERVERS, Phrase.of("warning.in-clear", listed));
        if (servers.stream().anyMatch(server -> "ssl".equals(server.getScheme()))) {
            tell(
                    section,
                    meant,
                    SERVERS,
                    Phrase.of("warning.mixed-schemes", listed),
                    Phrase.of("allowed.mixed-schemes", listed));
        }
        SECRETS.stream()
                .filter(section::has)
                .forEach(key -> tell(
                        section,
                        meant,
                        key,
                        Phrase.of("warning.secret-in-clear", listed),
                        Phrase.of("allowed.secret-in-clear", listed)));
        if (section.has(KEYS)) {
            tell(
                    section,
                    meant,
                    KEYS,
                    Phrase.of("warning.keys-in-clear", listed),
                    Phrase.of("allowed.keys-in-clear", listed));
        }
    }

    private static void tell(Section section, boolean meant, String key, Phrase warning, Phrase allowed) {
        if (meant) {
            section.warn(key, warning);
        } else {
            section.wrong(key, allowed);
        }
    }
}
