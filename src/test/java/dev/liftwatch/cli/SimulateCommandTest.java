package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.campaign.LivesOrder;
import dev.liftwatch.campaign.SimulationOrder;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.LifeKind;
import dev.liftwatch.sim.Restarts;
import dev.liftwatch.trial.LifePlan;
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
        SimulationOrder order = terminal.simulated();
        assertEquals(2.5, order.plan().years());
        assertEquals(7, order.plan().seed());
        assertEquals(List.of(Kit.ENCODER, Kit.NO_PRESENCE), order.plan().kits());
        assertTrue(order.plan().dense() && order.json());
        assertEquals(Restarts.NATURAL, order.plan().restarts());
        assertEquals(Optional.empty(), order.resume());
    }

    @Test
    void withoutAnyOptionItIsAYearOverEveryKitAtNaturalRates() {
        SimulationOrder order = Terminal.run("simulate").simulated();
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
                "--trace does not go with --restarts",
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

    @Test
    void livesAreOrderedByTheirKinds() {
        LivesOrder order = Terminal.run(
                        "simulate",
                        "--lives",
                        "forced-doors,shuttle",
                        "--count",
                        "20",
                        "--seed",
                        "3",
                        "--kit",
                        "full",
                        "--json")
                .lived();
        assertEquals(
                List.of(LifeKind.FORCED_DOORS, LifeKind.SHUTTLE), order.plan().kinds());
        assertEquals(20, order.plan().count());
        assertEquals(3, order.plan().seed());
        assertEquals(List.of(Kit.FULL), order.plan().kits());
        assertTrue(order.json());
    }

    @Test
    void withoutACountAHundredLivesOfEachKindAreLivedOnKitsThatHaveAPresenceSensor() {
        LifePlan plan = Terminal.run("simulate", "--lives", "all").lived().plan();
        assertEquals(List.of(LifeKind.values()), plan.kinds());
        assertEquals(100, plan.count());
        assertEquals(Kit.withPresence(), plan.kits());
    }

    @Test
    void wrongOrdersOfLivesSayWhatWasFoundAndWhatIsAllowed() {
        assertRefused("--lives is floods, allowed are all, forced-doors, shuttle", "simulate", "--lives", "floods");
        assertRefused("--count is 0, allowed are 1 to", "simulate", "--lives", "ajar", "--count", "0");
        assertRefused("--count goes with --lives only", "simulate", "--count", "5");
        assertRefused("--lives goes without --years", "simulate", "--lives", "ajar", "--years", "2");
        assertRefused("--lives goes without --trace", "simulate", "--lives", "ajar", "--trace", "2");
        assertRefused("needs exactly one kind, one --kit", "simulate", "--lives", "ajar", "--out", folder);
        assertRefused(
                "needs exactly one kind, one --kit",
                "simulate",
                "--lives",
                "ajar,plain",
                "--kit",
                "full",
                "--out",
                folder);
        assertNull(Terminal.run("simulate", "--lives", "floods").lived());
    }

    @Test
    void oneLifeIsWrittenWithAllThatReplayNeeds() throws Exception {
        Path out = folder.resolve("life");
        Terminal terminal =
                Terminal.run("simulate", "--lives", "overspeed", "--seed", "4", "--kit", "encoder", "--out", out);
        assertEquals(0, terminal.exit(), terminal.err());
        assertTrue(Files.readString(out.resolve("truth.json")).contains("\"mishap\":\"overspeed\""));
        Terminal replay = Terminal.run("replay", "--config", out.resolve("device.toml"), out.resolve("trace.csv.gz"));
        assertEquals(0, replay.exit(), replay.err());
        assertTrue(replay.out().contains("\"phase\":\"raised\""));
    }
}
