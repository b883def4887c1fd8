package dev.liftwatch.demo;

import dev.liftwatch.demo.StoryLine.Voice;
import dev.liftwatch.terminal.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The story so far, line by line. */
final class Story {
    private static final int VOICE_COLUMNS = 7;
    private static final int LABEL_COLUMNS = 9;

    private final StoryWords words;
    private final Consumer<String> plainLines;
    private final List<StoryLine> lines = new ArrayList<>();

    /** @param plainLines takes every line as plain text at once */
    Story(StoryWords words, Consumer<String> plainLines) {
        this.words = words;
        this.plainLines = plainLines;
    }

    List<StoryLine> lines() {
        return lines;
    }

    void tell(StoryLine line) {
        lines.add(line);
        plainLines.accept(plain(line));
    }

    String voice(Voice voice) {
        return words.of("voice." + voice.name().toLowerCase(Locale.ROOT));
    }

    private String plain(StoryLine line) {
        return switch (line) {
            case StoryLine.Event event ->
                time(event.atMs()) + "  " + Columns.pad(voice(event.voice()), VOICE_COLUMNS) + event.text();
            case StoryLine.Field field ->
                " ".repeat("00:00  ".length() + VOICE_COLUMNS)
                        + Columns.pad(field.label(), LABEL_COLUMNS)
                        + field.text();
        };
    }

    /** Minutes and seconds of the lift's time. */
    static String time(long ms) {
        return String.format(Locale.ROOT, "%02d:%02d", ms / 60_000, ms / 1000 % 60);
    }
}
