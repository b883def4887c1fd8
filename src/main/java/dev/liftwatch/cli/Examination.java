package dev.liftwatch.cli;

import dev.liftwatch.health.Condition;
import dev.liftwatch.health.ConditionKind;
import dev.liftwatch.health.ConditionTree;
import dev.liftwatch.health.Folding;
import dev.liftwatch.report.Moment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code doctor} has found so far, by section: what was looked at, what is wrong, and what could not be looked at, and why. */
final class Examination {
    /** In order. */
    static final int IN_ORDER = 0;

    /** Only warnings. */
    static final int WARNINGS = 1;

    /** At least one fault. */
    static final int FAULTS = 2;

    /** No fault is known, but not everything could be looked at. */
    static final int NOT_LOOKED = 3;

    private final Map<Section, String> details = new EnumMap<>(Section.class);
    private final Map<Section, String> unlooked = new EnumMap<>(Section.class);
    private final List<Condition> found = new ArrayList<>();
    private final List<Map<?, ?>> told = new ArrayList<>();

    /** The section was looked at; what there is, in a few words. */
    void looked(Section section, String detail) {
        details.put(section, detail);
        unlooked.remove(section);
    }

    /** The section could not be looked at, for that reason; what was looked at in another way stays so. */
    void cannotLook(Section section, String why) {
        if (!details.containsKey(section)) {
            unlooked.put(section, why);
        }
    }

    void found(Condition condition) {
        found.add(condition);
    }

    /** A condition that the agent tells of, already folded. */
    void told(Map<?, ?> condition) {
        told.add(condition);
    }

    private static Section sectionOf(Map<?, ?> condition) {
        Optional<ConditionKind> kind = ConditionKind.of(String.valueOf(condition.get("key")));
        return kind.map(Section::of).orElse(Section.AGENT);
    }

    /** The sections with their findings, as JSON has them. */
    List<Map<String, Object>> sections(Moment now) {
        Map<Section, List<Map<?, ?>>> findings = new EnumMap<>(Section.class);
        told.forEach(one ->
                findings.computeIfAbsent(sectionOf(one), _ -> new ArrayList<>()).add(one));
        for (Condition condition : Folding.fold(found)) {
            List<Map<?, ?>> there = findings.computeIfAbsent(Section.of(condition.kind()), _ -> new ArrayList<>());
            boolean known = there.stream()
                    .anyMatch(one -> condition.kind().key().equals(one.get("key"))
                            && condition.subject().equals(one.get("subject"))
                            && condition.arguments().equals(one.get("arguments")));
            if (!known) {
                there.add(ConditionTree.of(condition, now));
            }
        }
        List<Map<String, Object>> sections = new ArrayList<>();
        for (Section section : Section.values()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            List<Map<?, ?>> of = findings.getOrDefault(section, List.of());
            tree.put("section", section.code());
            tree.put("state", state(section, of));
            tree.put("detail", details.getOrDefault(section, ""));
            tree.put("not_looked", unlooked.get(section));
            tree.put("findings", of);
            sections.add(tree);
        }
        return sections;
    }

    private String state(Section section, List<Map<?, ?>> findings) {
        for (String level : List.of("fault", "warning")) {
            if (findings.stream().anyMatch(one -> level.equals(one.get("level")))) {
                return level;
            }
        }
        return unlooked.containsKey(section) ? "unknown" : "ok";
    }

    /** The exit code that these sections lead to. */
    static int exit(List<Map<String, Object>> sections) {
        List<Object> states = sections.stream().map(one -> one.get("state")).toList();
        if (states.contains("fault")) {
            return FAULTS;
        }
        return states.contains("unknown") ? NOT_LOOKED : states.contains("warning") ? WARNINGS : IN_ORDER;
    }
}
