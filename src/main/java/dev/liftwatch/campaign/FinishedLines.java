package dev.liftwatch.campaign;

import dev.liftwatch.file.PlainFile;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a long trial has finished, a line of JSON each in the file of {@code --resume}, so that the trial can be taken up again. */
final class FinishedLines<T> {
    /** A million finished lifts. */
    private static final int MOST_KEPT_BYTES = 512 << 20;

    private final Optional<Path> file;
    private final String what;
    private final String beginning;
    private final Function<Map<String, Object>, T> reading;
    private final Function<T, Map<String, Object>> writing;

    /**
     * Where they are kept, and how.
     *
     * @param file empty where nothing is kept
     * @param what a line is of, a word for errors
     * @param beginning how every line begins, also where it was cut: anything else is somebody's file
     */
    FinishedLines(
            Optional<Path> file,
            String what,
            String beginning,
            Function<Map<String, Object>, T> reading,
            Function<T, Map<String, Object>> writing) {
        this.file = file;
        this.what = what;
        this.beginning = beginning;
        this.reading = reading;
        this.writing = writing;
    }

    /** Everything that was finished before; a last line that was cut is taken out of the file. */
    List<T> read() throws IOException {
        List<T> kept = new ArrayList<>();
        if (file.isPresent() && Files.exists(file.get())) {
            List<String> lines =
                    PlainFile.text(file.get(), MOST_KEPT_BYTES).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                try {
                    kept.add(reading.apply(JsonText.read(lines.get(i))));
                } catch (JsonException | IllegalArgumentException cut) {
                    if (i < lines.size() - 1 || !lines.get(i).startsWith(beginning)) {
                        throw new IOException(
                                "line " + (i + 1) + " is no finished " + what + ": " + cut.getMessage(), cut);
                    }
                    // The last line is cut where a run was ended while it was written; that one is done again.
                    PlainFile.write(
                            file.get(),
                            lines.subList(0, i).stream()
                                    .map(line -> line + "\n")
                                    .collect(Collectors.joining()));
                }
            }
        }
        return kept;
    }

    /** Adds one that is finished. */
    void add(T one) throws IOException {
        if (file.isPresent()) {
            try (OutputStream out = PlainFile.append(file.get())) {
                out.write((JsonText.write(writing.apply(one)) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
