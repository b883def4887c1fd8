package dev.liftwatch.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TerminalPictureTest {
    private static String shown(Canvas... frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Screen screen = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), true);
        for (Canvas frame : frames) {
            screen.show(frame);
        }
        screen.leave();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Canvas frame(String text, Style style) {
        Canvas canvas = new Canvas(TerminalPicture.COLUMNS, TerminalPicture.ROWS);
        canvas.put(0, 0, Style.TITLE, "demo  ");
        canvas.put(3, 5, style, text);
        return canvas;
    }

    @Test
    void showsTheLastFrameOnWhichTheTextStands() {
        String shown = shown(
                frame("ALARM, first", Style.BAD), frame("ALARM <2> & 困人", Style.BAD), frame("ALARM, help", Style.GOOD));
        TerminalPicture picture = TerminalPicture.lastFrame(shown, "ALARM", "help");
        String[] lines = picture.text().split("\n", -1);
        assertEquals("demo", lines[0].strip());
        assertEquals("     ALARM <2> & 困人", lines[3].stripTrailing());
        String svg = picture.svg();
        assertTrue(svg.contains("fill=\"#ff7b72\" font-weight=\"bold\">ALARM &lt;2&gt; &amp; 困人</text>"), svg);
    }

    @Test
    void saysWhereNoFrameShowsTheText() {
        String shown = shown(frame("quiet", Style.PLAIN));
        assertThrows(IllegalArgumentException.class, () -> TerminalPicture.lastFrame(shown, "ALARM", "help"));
    }

    @Test
    void thePictureInTheReadmeShowsAnAlarmBetweenFloors() throws Exception {
        String svg = Files.readString(Path.of("src/docs/pictures/demo.svg"));
        for (String part : new String[] {"ALARM: trapped", "BETWEEN FLOORS", "rescue code"}) {
            assertTrue(svg.contains(part), part);
        }
    }
}
