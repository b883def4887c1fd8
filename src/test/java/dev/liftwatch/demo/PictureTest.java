package dev.liftwatch.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.demo.StoryLine.Voice;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.terminal.Canvas;
import dev.liftwatch.terminal.Columns;
import dev.liftwatch.terminal.Screen;
import dev.liftwatch.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureTest {
    @Test
    void anAlarmOnAnOrdinaryTerminal() throws IOException, JsonException {
        assertEquals(golden("alarm-80x24.txt"), text(alarm(Locale.ENGLISH, Strokes.BOXES, 80, 24)));
    }

    @Test
    void anAlarmOnAPhone() throws IOException, JsonException {
        assertEquals(golden("alarm-45x30.txt"), text(alarm(Locale.ENGLISH, Strokes.BOXES, 45, 30)));
    }

    @Test
    void anAlarmInChineseWithoutUnicodeStrokes() throws IOException, JsonException {
        assertEquals(golden("alarm-zh-45x30.txt"), text(alarm(Locale.SIMPLIFIED_CHINESE, Strokes.ASCII, 45, 30)));
    }

    @Test
    void noRowIsWiderThanTheTerminal() throws JsonException {
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            for (int columns = Picture.LEAST_COLUMNS; columns <= 120; columns++) {
                Canvas canvas = alarm(language, Strokes.BOXES, columns, 24);
                for (int row = 0; row < canvas.height(); row++) {
                    assertTrue(Columns.of(canvas.plain(row)) <= columns, canvas.plain(row));
                }
            }
        }
    }

    @Test
    void withoutColoursNoColourIsSent() throws JsonException {
        assertFalse(onScreen(false).contains("[0;1;3"));
        assertTrue(onScreen(true).contains("[0;1;31m"));
    }

    @Test
    void onlyRowsThatChangedAreWrittenAgainAndTheTerminalIsGivenBack() throws JsonException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Screen screen = new Screen(new PrintStream(written, true, StandardCharsets.UTF_8), true);
        screen.show(alarm(Locale.ENGLISH, Strokes.BOXES, 80, 24));
        written.reset();
        screen.show(alarm(Locale.ENGLISH, Strokes.BOXES, 80, 24));
        assertEquals("\u001b[?2026h\u001b[?2026l", written.toString(StandardCharsets.UTF_8));
        written.reset();
        screen.leave();
        assertTrue(written.toString(StandardCharsets.UTF_8).contains("\u001b[?25h"), "the cursor is back");
        written.reset();
        screen.show(alarm(Locale.ENGLISH, Strokes.BOXES, 80, 24));
        assertEquals("", written.toString(StandardCharsets.UTF_8), "nothing is drawn after the end");
    }

    private static String onScreen(boolean colour) throws JsonException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new Screen(new PrintStream(written, true, StandardCharsets.UTF_8), colour)
                .show(alarm(Locale.ENGLISH, Strokes.BOXES, 80, 24));
        return written.toString(StandardCharsets.UTF_8);
    }

    private static Canvas alarm(Locale language, Strokes strokes, int columns, int rows) throws JsonException {
        StoryWords words = StoryWords.in(language);
        Story story = new Story(words, line -> {});
        story.tell(new StoryLine.Event(26_000, Voice.LIFT, Style.WARN, words.of("stops")));
        story.tell(new StoryLine.Event(86_000, Voice.AGENT, Style.BAD, words.of("raised")));
        new AlarmNotice(words, JsonText.read(DemonstrationTest.alarm("m1", "raised")))
                .fields()
                .forEach(story::tell);
        story.tell(new StoryLine.Event(86_000, Voice.CENTRE, Style.PLAIN, words.of("answers.raised")));
        PictureState state = new PictureState(
                90_000,
                6,
                new PictureState.Car(10_130, 0, 0, 1),
                "raised",
                64_000,
                new PictureState.Limits(30, 60),
                false);
        return new Picture(words, strokes, story).draw(state, columns, rows);
    }

    private static String text(Canvas canvas) {
        return IntStream.range(0, canvas.height()).mapToObj(canvas::plain).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream stream = PictureTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
