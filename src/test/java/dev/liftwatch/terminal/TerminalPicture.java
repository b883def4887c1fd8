package dev.liftwatch.terminal;

import dev.liftwatch.text.Width;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws what the demo has shown in a terminal: {@code ./dev picture} keeps everything that the demo writes there, and this program
 * replays it onto a screen of its own and draws the last frame before the rescuers come.
 */
final class TerminalPicture {
    static final int COLUMNS = 80;
    static final int ROWS = 24;

    /** Each frame ends with this: the terminal shows it at once. */
    private static final String FRAME_ENDS = "\u001b[?2026l";

    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([?0-9;]*)([A-Za-z])");

    /** A cell of the screen: a character, 0 where a wide one covers it, and how it looks. */
    record Cell(int character, String style) {
        static final Cell BLANK = new Cell(' ', "0");
    }

    private final Cell[][] cells = new Cell[ROWS][COLUMNS];
    private int row;
    private int column;
    private String style = "0";

    TerminalPicture() {
        for (Cell[] line : cells) {
            Arrays.fill(line, Cell.BLANK);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Properties words = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/dev/liftwatch/demo/story.properties"))) {
            words.load(reader);
        }
        String shown = Files.readString(Path.of(arguments[0]));
        Path picture = Path.of(arguments[1]);
        Files.createDirectories(picture.toAbsolutePath().getParent());
        // Before rescuers come: the car still stands between the floors, and all that the platform was told is on the
        // screen.
        String help = words.getProperty("help-comes").substring(0, "Rescuers arrive".length());
        Files.writeString(
                picture,
                lastFrame(shown, words.getProperty("phase.raised"), help).svg());
    }

    /**
     * The last frame on which one text stands and another does not.
     *
     * @throws IllegalArgumentException where there is none
     */
    static TerminalPicture lastFrame(String shown, String with, String without) {
        TerminalPicture screen = new TerminalPicture();
        TerminalPicture found = null;
        int from = 0;
        for (int end = shown.indexOf(FRAME_ENDS); end >= 0; end = shown.indexOf(FRAME_ENDS, from)) {
            screen.write(shown.substring(from, end));
            from = end + FRAME_ENDS.length();
            if (screen.text().contains(with) && !screen.text().contains(without)) {
                found = screen.copy();
            }
        }
        if (found == null) {
            throw new IllegalArgumentException("no frame shows \"" + with + "\": did the demo run in a terminal of "
                    + COLUMNS + "x" + ROWS + ", in English?");
        }
        return found;
    }

    private TerminalPicture copy() {
        TerminalPicture copy = new TerminalPicture();
        for (int i = 0; i < ROWS; i++) {
            copy.cells[i] = cells[i].clone();
        }
        return copy;
    }

    void write(String output) {
        Matcher sequence = SEQUENCE.matcher(output);
        int at = 0;
        while (at < output.length()) {
            if (sequence.find(at) && sequence.start() == at) {
                obey(sequence.group(1), sequence.group(2));
                at = sequence.end();
            } else {
                int character = output.codePointAt(at);
                put(character);
                at += Character.charCount(character);
            }
        }
    }

    private void put(int character) {
        switch (character) {
            case '\n' -> row = Math.min(row + 1, ROWS - 1);
            case '\r' -> column = 0;
            default -> {
                int width = Width.of(character);
                if (row < ROWS && column + width <= COLUMNS && width > 0) {
                    cells[row][column] = new Cell(character, style);
                    if (width == 2) {
                        cells[row][column + 1] = new Cell(0, style);
                    }
                }
                column += width;
            }
        }
    }

    private void obey(String parameters, String command) {
        switch (command) {
            case "m" -> style = parameters.isEmpty() ? "0" : parameters;
            case "H" -> {
                String[] place = (parameters.isEmpty() ? "1;1" : parameters).split(";", -1);
                row = Integer.parseInt(place[0]) - 1;
                column = Integer.parseInt(place[1]) - 1;
            }
            case "K" -> Arrays.fill(cells[row], Math.min(column, COLUMNS), COLUMNS, Cell.BLANK);
            case "J" -> {
                for (Cell[] line : cells) {
                    Arrays.fill(line, Cell.BLANK);
                }
            }
            default -> {
                // Modes of the terminal: nothing of them is seen.
            }
        }
    }

    /** The screen without colours, a line a row. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Cell[] line : cells) {
            for (Cell cell : line) {
                if (cell.character() != 0) {
                    text.appendCodePoint(cell.character());
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    String svg() {
        List<TerminalDrawing.Run> runs = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            int begin = 0;
            while (begin < COLUMNS) {
                int end = begin + 1;
                while (end < COLUMNS && cells[i][end].style().equals(cells[i][begin].style())) {
                    end++;
                }
                StringBuilder text = new StringBuilder();
                for (int k = begin; k < end; k++) {
                    if (cells[i][k].character() != 0) {
                        text.appendCodePoint(cells[i][k].character());
                    }
                }
                runs.add(new TerminalDrawing.Run(i, begin, end - begin, cells[i][begin].style(), text.toString()));
                begin = end;
            }
        }
        return TerminalDrawing.svg(COLUMNS, ROWS, runs, text());
    }
}
