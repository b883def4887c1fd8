package dev.liftwatch.faults;

import java.nio.file.Path;
import java.util.List;

/** One thing that goes wrong between a lift and its platform. */
interface Scenario {
    /** Lets it happen. */
    Report play(Stage stage) throws Exception;

    /**
     * Where and how it happens.
     *
     * @param folder an empty folder of its own
     * @param seed what is random follows from it
     * @param tls whether the agent reaches its broker over TLS, with certificates on both sides
     */
    record Stage(Path folder, long seed, boolean tls) {}

    /**
     * What came of it.
     *
     * @param figures what was measured, in order
     * @param differences what went wrong, each in a sentence; none where all is well
     */
    record Report(List<Figure> figures, List<String> differences) {
        public Report {
            figures = List.copyOf(figures);
            differences = List.copyOf(differences);
        }
    }

    /**
     * Something measured.
     *
     * @param name what
     * @param value how much, with its unit
     */
    record Figure(String name, String value) {}
}
