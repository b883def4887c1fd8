package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.Restarts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    @TempDir
    private Path folder;

    @Test
    void itIsOrderedAsItIsAskedFor() {
        Terminal terminal = Terminal.run(
                "simulate",
                "--years",
                "2.5",
                "--seed",
                "7",
                "--kit",
                "encoder,no-presence",
                "--faults",
                "dense",
                "--restarts",
                "natural",
                "--json");
        assertEquals(0, terminal.exit());
        Roles.SimulationOrder order = terminal.simulated();
        assertEquals(2.5, order.plan().years());
        assertEquals(7, order.plan().seed());
        assertEquals(List.of(Kit.ENCODER, Kit.NO_PRESENCE), order.plan().kits());
        assertTrue(order.plan().dense() && order.json());
        assertEquals(Restarts.NATURAL, order.plan().restarts());
        assertEquals(Optional.empty(), order.resume());
    }

    @Test
    void withoutAnyOptionItIsAYearOverEveryKitAtNaturalRates() {
        Roles.SimulationOrder order = Terminal.run("simulate").simulated();
        assertEquals(1, order.plan().years());
        assertEquals(List.of(Kit.values()), order.plan().kits());
        assertTrue(!order.plan().dense());
        assertEquals(Restarts.NONE, order.plan().restarts());
    }

    private void assertRefused(String sayingSo, Object... arguments) {
        Terminal terminal = Terminal.run(arguments);
        assertEquals(2, terminal.exit());
        assertNull(terminal.simulated());
        assertTrue(terminal.err().contains(sayingSo), terminal.err());
    }

    @Test
    void wrongUseSaysWhatWasFoundAndWhatIsAllowed() {
        assertRefused("--years is 0.0, allowed is above 0", "simulate", "--years", "0");
        assertRefused("--kit is radar, allowed are contacts, contacts-radar", "simulate", "--kit", "radar");
        assertRefused("--faults is some, allowed are natural, dense", "simulate", "--faults", "some");
        assertRefused("--restarts is often, allowed are none, natural, dense", "simulate", "--restarts", "often");
        assertRefused(
                "--trace goes without --restarts",
                "simulate",
                "--trace",
                "3",
                "--kit",
                "contacts",
                "--restarts",
                "dense");
        assertRefused("--trace needs exactly one --kit", "simulate", "--trace", "3");
        assertRefused("many", "simulate", "--years", "many");
    }

    @Test
    void aTraceIsWrittenWithAllThatReplayNeeds() throws Exception {
        Path out = folder.resolve("case");
        Terminal terminal =
                Terminal.run("simulate", "--trace", "3", "--kit", "contacts", "--faults", "dense", "--out", out);
        assertEquals(0, terminal.exit(), terminal.err());
        assertTrue(terminal.err().contains("liftwatch replay --config " + out + "/device.toml"));
        assertTrue(Files.readString(out.resolve("truth.json")).contains("\"trappings\":[{"));
        Terminal replay = Terminal.run("replay", "--config", out.resolve("device.toml"), out.resolve("trace.csv.gz"));
        assertEquals(0, replay.exit(), replay.err());
        assertTrue(replay.out().contains("\"phase\":\"raised\""));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertRefused(
                file.resolve("case").toString(),
                "simulate",
                "--trace",
                "3",
                "--kit",
                "contacts",
                "--out",
                file.resolve("case"));
    }
}
