package dev.liftwatch.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuietStretchTest {
    private final Random random = new Random(20);

    @Test
    void noFlagOfTheMachineChangesWithinAQuietStretch() {
        int leftOut = 0;
        int looks = 0;
        for (int ride = 0; ride < 400; ride++) {
            Shaft shaft = shaft();
            LiftMachine machine = new LiftMachine(LiftDesign.plain(shaft), random.nextInt(shaft.landings()));
            QuietStretch stretch = new QuietStretch(shaft);
            double target = shaft.heightMm(random.nextInt(shaft.landings())) + random.nextDouble(-300, 300);
            machine.drive(target, new Comfort(random.nextDouble(100, 4000), 800, 1000), 0);
            long brakeMs = random.nextInt(3) == 0 ? random.nextInt(20_000) : Long.MAX_VALUE;
            stretch.begin(machine, 0);
            List<Boolean> seen = flags(shaft, machine, 0);
            for (long atMs = LiftWorld.LOOK_MS; atMs < 60_000; atMs += LiftWorld.LOOK_MS) {
                boolean braked = atMs >= brakeMs;
                if (braked) {
                    machine.brake(atMs);
                    brakeMs = Long.MAX_VALUE;
                }
                looks++;
                if (!braked && stretch.goesOn(machine, machine.moving(atMs - LiftWorld.LOOK_MS), atMs)) {
                    leftOut++;
                    assertEquals(seen, flags(shaft, machine, atMs), "ride " + ride + " at " + atMs + " ms");
                } else {
                    stretch.begin(machine, atMs);
                    seen = flags(shaft, machine, atMs);
                }
            }
        }
        assertTrue(leftOut > looks / 2, leftOut + " of " + looks + " looks were left out");
    }

    @Test
    void aCarIsLetGoOnAsFarAsStepByStep() {
        for (int ride = 0; ride < 200; ride++) {
            Shaft shaft = shaft();
            LiftMachine machine = new LiftMachine(LiftDesign.plain(shaft), 0);
            machine.drive((double) shaft.heightMm(shaft.landings() - 1), new Comfort(1000, 800, 1000), 0);
            QuietStretch stretch = new QuietStretch(shaft);
            long nowMs = random.nextLong(1, machine.restsMs());
            stretch.begin(machine, nowMs);
            long most = (machine.restsMs() - 1 - nowMs) / LiftWorld.LOOK_MS;
            long oneByOne = 0;
            while (oneByOne < most && stretch.goesOn(machine, true, nowMs + (oneByOne + 1) * LiftWorld.LOOK_MS)) {
                oneByOne++;
            }
            assertEquals(oneByOne, stretch.stepsOnTheWay(machine, nowMs, LiftWorld.LOOK_MS, most), "ride " + ride);
        }
    }

    @Test
    void doorsThatMoveAreLookedAt() {
        Shaft shaft = shaft();
        LiftMachine machine = new LiftMachine(LiftDesign.plain(shaft), 0);
        QuietStretch stretch = new QuietStretch(shaft);
        stretch.begin(machine, 0);
        assertTrue(stretch.goesOn(machine, false, 40));
        machine.door(0).moveTo(1, 40);
        stretch.begin(machine, 40);
        assertFalse(stretch.goesOn(machine, false, 80));
    }

    private Shaft shaft() {
        List<Long> landings = new ArrayList<>(List.of(0L));
        int more = 1 + random.nextInt(9);
        for (int i = 0; i < more; i++) {
            landings.add(landings.getLast() + random.nextLong(500, 5000));
        }
        return new Shaft(landings, random.nextLong(50, 350), 1000);
    }

    private static List<Boolean> flags(Shaft shaft, LiftMachine machine, long atMs) {
        double mm = machine.positionMm(atMs);
        double speed = machine.speedMmS(atMs);
        return List.of(
                shaft.inDoorZone(mm),
                shaft.inDoorZone(mm + Instruments.LEVEL_APART_MM),
                shaft.inDoorZone(mm - Instruments.LEVEL_APART_MM),
                speed > 0,
                speed < 0,
                machine.moving(atMs),
                machine.doorsClosed(atMs));
    }
}
