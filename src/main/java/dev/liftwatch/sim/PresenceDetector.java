package dev.liftwatch.sim;

import dev.liftwatch.signal.PresenceSensor;

/**
 * The presence sensor under the car's ceiling, as physics has it. A PIR sees those who move. Radar and camera see everybody,
 * but lose somebody who keeps still for a while. A load contact feels weight.
 */
final class PresenceDetector implements Cabin.Onlooker {
    /** A load contact closes at this, kg. */
    static final double LOAD_CONTACT_KG = 30;

    /** And after this, ms. */
    private static final long LOAD_SETTLES_MS = 1000;

    /** Somebody who has just moved is not lost, ms. */
    private static final long FRESH_MS = 3000;

    private final PresenceSensor kind;
    private final long holdMs;
    private final double losesAfterS;
    private final Agenda agenda;
    private final Cabin cabin;
    private final Chance chance;
    private long highUntilMs = Long.MIN_VALUE;
    private long stirredMs = Long.MIN_VALUE;
    private boolean lost;
    private boolean watching;
    private boolean weighs;
    private boolean deadAngle;

    PresenceDetector(PresenceSensor kind, Agenda agenda, Cabin cabin, Chance chance) {
        this.kind = kind;
        this.agenda = agenda;
        this.cabin = cabin;
        this.chance = chance;
        holdMs = kind.defaultHoldS() * 1000L;
        losesAfterS = kind == PresenceSensor.CAMERA ? 400 : 150;
    }

    PresenceSensor kind() {
        return kind;
    }

    @Override
    public void stirs(long atMs) {
        stirredMs = atMs;
        lost = false;
        if (kind != PresenceSensor.LOAD) {
            staysHigh(atMs + holdMs);
        }
    }

    @Override
    public void changes(long atMs) {
        if (kind == PresenceSensor.LOAD) {
            agenda.after(LOAD_SETTLES_MS, () -> weighs = cabin.loadKg() > LOAD_CONTACT_KG);
        } else if (kind != PresenceSensor.PIR && cabin.count() > 0 && !watching) {
            watching = true;
            watch();
        }
    }

    /** Somebody outside is seen through the doors, or a heat-up fools it. */
    void glimpse(long durationMs) {
        if (kind != PresenceSensor.LOAD) {
            staysHigh(agenda.nowMs() + durationMs + holdMs);
        }
    }

    /** The person inside has come to sit where the sensor cannot see, or can be seen again. */
    void deadAngle(boolean now) {
        deadAngle = now && kind != PresenceSensor.LOAD;
    }

    boolean high(long atMs) {
        if (deadAngle) {
            return false;
        }
        return switch (kind) {
            case PIR -> atMs < highUntilMs;
            case RADAR, CAMERA -> (cabin.count() > 0 && !lost) || atMs < highUntilMs;
            case LOAD -> weighs;
        };
    }

    private void staysHigh(long untilMs) {
        if (untilMs > highUntilMs) {
            highUntilMs = untilMs;
            agenda.at(untilMs, () -> {
                // Somebody has to look again when the hold time is over.
            });
        }
    }

    /** Now and then whoever keeps still is lost for some seconds. */
    private void watch() {
        agenda.after(chance.waitMs(losesAfterS), () -> {
            if (cabin.count() == 0) {
                watching = false;
                lost = false;
                return;
            }
            if (agenda.nowMs() - stirredMs > FRESH_MS) {
                lost = true;
                agenda.after(chance.betweenMs(2, 20), () -> {
                    if (lost) {
                        lost = false;
                        staysHigh(agenda.nowMs() + holdMs);
                    }
                });
            }
            watch();
        });
    }
}
