package dev.liftwatch.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.json.JsonText;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.trial.Plan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many lifts on all cores, taken up again where they were left. */
class SimulatingTest {
    private static final Plan TWO_LIFTS = new Plan(0.0001, 31, List.of(Kit.ENCODER, Kit.LOAD), true);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Optional<Path> resume, boolean json, Optional<Path> plot) {
        return Simulating.run(
                new SimulationOrder(TWO_LIFTS, resume, json, plot),
                () -> Executors.newFixedThreadPool(2),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }

    private String table(Optional<Path> resume) {
        out.getBuffer().setLength(0);
        run(resume, false, Optional.empty());
        return out.toString();
    }

    @Test
    void theTableNamesEveryKitAndTheProgressGoesToStandardError() {
        String table = table(Optional.empty());
        assertTrue(table.contains("encoder ") && table.contains("load "), table);
        assertTrue(err.toString().contains("2 of 2 lifts"), err.toString());
        assertFalse(table.contains("2 of 2 lifts"));
    }

    @Test
    void finishedLiftsAreKeptAndNotLivedAgain() throws Exception {
        Path file = folder.resolve("lifts.jsonl");
        String first = table(Optional.of(file));
        assertEquals(2, Files.readAllLines(file).size());
        err.getBuffer().setLength(0);
        assertEquals(first, table(Optional.of(file)));
        assertEquals("", err.toString(), "nothing was left to do");
    }

    @Test
    void aLineThatWasCutAsARunWasEndedIsLivedAnew() throws Exception {
        Path file = folder.resolve("lifts.jsonl");
        String first = table(Optional.of(file));
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 20));
        assertEquals(first, table(Optional.of(file)));
        assertEquals(2, Files.readAllLines(file).size());
    }

    @Test
    void aFileThatHoldsSomethingElseIsRefusedWithItsLine() throws Exception {
        Path file = Files.writeString(folder.resolve("lifts.jsonl"), "once upon a time\n{\"seed\":1}\n");
        assertEquals(2, run(Optional.of(file), false, Optional.empty()));
        assertTrue(err.toString().contains("line 1 is no finished lift"), err.toString());
        assertEquals(2, Files.readAllLines(file).size(), "and left as it was");
    }

    @Test
    void aFileOfOneLineThatIsSomethingElseIsLeftAsItIsToo() throws Exception {
        Path file = Files.writeString(folder.resolve("letter"), "dear reader\n");
        assertEquals(2, run(Optional.of(file), false, Optional.empty()));
        assertEquals("dear reader\n", Files.readString(file));
    }

    @Test
    void asJsonItIsOneObjectAndAsAPictureAnImage() throws Exception {
        Path plot = folder.resolve("rates.svg");
        run(Optional.empty(), true, Optional.of(plot));
        Map<String, Object> tree = JsonText.read(out.toString().strip());
        assertTrue(((Map<?, ?>) tree.get("kits")).containsKey("encoder"));
        assertTrue(tree.containsKey("not_in_order"));
        String svg = Files.readString(plot);
        assertTrue(svg.startsWith("<svg") && svg.endsWith("</svg>\n") && svg.contains(">encoder<"));
    }
}
