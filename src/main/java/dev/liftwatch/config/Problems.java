package dev.liftwatch.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tomlj.TomlPosition;

/** Collects what is wrong with one file while it is read. */
final class Problems {
    /** More than this many are cut: a file of another kind would fill the screen. */
    static final int MOST = 100;

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private boolean textIsBroken;
    private int trustedUpToLine = Integer.MAX_VALUE;

    Problems(Path file) {
        this.file = file;
    }

    void add(TomlPosition at, String key, Phrase found, Phrase allowed) {
        problems.add(new Problem(file, at.line(), at.column(), key, found, allowed));
    }

    /** A line that is not TOML. What it was meant to say is unknown, so nothing is called missing any more. */
    void addSyntax(TomlPosition at, Phrase found, Phrase allowed) {
        textIsBroken = true;
        add(at, "", found, allowed);
    }

    /** From this line on keys may have landed in a table they were not written for. */
    void distrustTablesFrom(int line) {
        trustedUpToLine = Math.min(trustedUpToLine, line);
    }

    void addMissing(TomlPosition at, String key, Phrase allowed) {
        if (!textIsBroken) {
            add(at, key, Phrase.of("found.nothing"), allowed);
        }
    }

    void addUnknownKey(TomlPosition at, String key, Phrase allowed) {
        if (at.line() < trustedUpToLine) {
            add(at, key, Phrase.of("found.unknown-key"), allowed);
        }
    }

    void warn(TomlPosition at, String key, Phrase text) {
        warnings.add(new Warning(file, at.line(), at.column(), key, text));
    }

    /** Whether something is known to be unread. */
    boolean textIsBroken() {
        return textIsBroken;
    }

    List<Warning> warnings() {
        return warnings.stream()
                .sorted(Comparator.comparingInt(Warning::line).thenComparingInt(Warning::column))
                .toList();
    }

    void throwIfAny() throws ConfigException {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems.stream()
                    .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                    .limit(MOST)
                    .toList());
        }
    }
}
