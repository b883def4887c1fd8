package dev.liftwatch.supply;

import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was known to be wrong with the libraries when somebody looked last.
 *
 * @param knownUntil the day of the newest that was found; what was published since is in no list here
 * @param all the advisories
 */
record KnownVulnerabilities(LocalDate knownUntil, List<Vulnerability> all) {
    /**
     * One.
     *
     * @param id its number
     * @param component whom it is about, group and name
     * @param introduced the first version that has it
     * @param fixed the first that has it no more
     * @param what in few words
     * @param accepted why it does not matter here, where somebody has looked at that
     */
    record Vulnerability(
            String id, String component, String introduced, String fixed, String what, Optional<String> accepted) {
        boolean isAbout(Component one) {
            return component.equals(one.key())
                    && compare(one.version(), introduced) >= 0
                    && compare(one.version(), fixed) < 0;
        }
    }

    static KnownVulnerabilities read() throws IOException, JsonException {
        Map<String, Object> tree = JsonText.read(Files.readString(Component.FOLDER.resolve("advisories.json")));
        List<Vulnerability> all = new ArrayList<>();
        for (Object one : (List<?>) tree.get("advisories")) {
            Map<?, ?> m = (Map<?, ?>) one;
            all.add(new Vulnerability(
                    m.get("id").toString(),
                    m.get("component").toString(),
                    m.get("introduced").toString(),
                    m.get("fixed").toString(),
                    m.get("what").toString(),
                    Optional.ofNullable(m.get("accepted")).map(Object::toString)));
        }
        return new KnownVulnerabilities(LocalDate.parse(tree.get("known_until").toString()), all);
    }

    /** Those about a component or a part of it. */
    List<Vulnerability> about(Component component) {
        List<Vulnerability> found = new ArrayList<>();
        all.stream().filter(advisory -> advisory.isAbout(component)).forEach(found::add);
        component.contains().forEach(part -> found.addAll(about(part)));
        return found;
    }

    /** Versions as their makers count: number by number; words behind the numbers do not matter. */
    static int compare(String one, String other) {
        String[] a = one.split("[.-]", -1);
        String[] b = other.split("[.-]", -1);
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int order = Long.compare(number(a, i), number(b, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static long number(String[] parts, int at) {
        return at < parts.length && parts[at].matches("[0-9]{1,18}") ? Long.parseLong(parts[at]) : 0;
    }
}
