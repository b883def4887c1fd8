package dev.liftwatch.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.json.JsonText;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.LifeKind;
import dev.liftwatch.trial.LifePlan;
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

/** Scripted lives on all cores, taken up again where they were left. */
class LivingScriptsTest {
    private static final LifePlan FOUR_LIVES =
            new LifePlan(List.of(LifeKind.PLAIN, LifeKind.OVERTRAVEL), 2, 1, List.of(Kit.FULL, Kit.CAMERA));

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Optional<Path> resume, boolean json) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return LivingScripts.run(
                new LivesOrder(FOUR_LIVES, resume, json, Optional.empty()),
                () -> Executors.newFixedThreadPool(2),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }

    @Test
    void theTableHasALineForEachKindAndTheProgressGoesToStandardError() {
        run(Optional.empty(), false);
        assertTrue(out.toString().contains("\nplain  ") && out.toString().contains("\novertravel  "), out.toString());
        assertTrue(err.toString().contains("4 of 4 lives"), err.toString());
    }

    @Test
    void aProgramReadsTheSameAsJson() throws Exception {
        run(Optional.empty(), true);
        Map<String, Object> tree = JsonText.read(out.toString().strip());
        Map<?, ?> plain = (Map<?, ?>) tree.get("plain");
        assertEquals(2L, ((Number) plain.get("lives")).longValue());
        assertEquals(2L, ((Number) plain.get("trappings")).longValue());
        assertTrue(tree.containsKey("not_in_order"));
    }

    @Test
    void finishedLivesAreKeptAndALineThatWasCutIsLivedAnew() throws Exception {
        Path file = folder.resolve("lives.jsonl");
        run(Optional.of(file), false);
        String first = out.toString();
        assertEquals(4, Files.readAllLines(file).size());
        run(Optional.of(file), false);
        assertEquals(first, out.toString());
        assertEquals("", err.toString(), "nothing was left to do");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 30));
        run(Optional.of(file), false);
        assertEquals(first, out.toString());
        assertEquals(4, Files.readAllLines(file).size());
    }

    @Test
    void aFileThatHoldsSomethingElseIsRefusedWithItsLine() throws Exception {
        Path file = Files.writeString(folder.resolve("lives.jsonl"), "{\"seed\":1}\n{\"life\":\"plain\"}\n");
        assertEquals(2, run(Optional.of(file), false));
        assertTrue(err.toString().contains("line 1 is no finished life"), err.toString());
        assertEquals(2, Files.readAllLines(file).size(), "and left as it was");
    }
}
