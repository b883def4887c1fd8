package dev.liftwatch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.text.Width;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Consumer;

/** Screens as files, so that whoever changes a word sees every screen that it changes. -Dscreens.write=true writes them anew. */
final class Screens {
    private static final Path FOLDER = Path.of("src/test/resources/screens");
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private Screens() {}

    /** Draws in both languages at 45, 80 and 100 columns and compares. */
    static void check(String name, Consumer<Page> drawing) throws Exception {
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
                Locale.setDefault(locale);
                for (int columns : new int[] {45, 80, 100}) {
                    Page page = new Page(columns, SHANGHAI);
                    drawing.accept(page);
                    String screen = page + "\n";
                    screen.lines()
                            .forEach(line ->
                                    assertTrue(Width.of(line) <= columns, () -> columns + " columns, but: " + line));
                    compare(name + "-" + locale.getLanguage() + "-" + columns + ".txt", screen);
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    static void compare(String file, String screen) throws Exception {
        Path golden = FOLDER.resolve(file);
        if (Boolean.getBoolean("screens.write")) {
            Files.writeString(golden, screen);
        }
        assertEquals(Files.readString(golden), screen, file);
    }
}
