package dev.liftwatch.sim;

import dev.liftwatch.signal.Signal;
import java.util.List;

/** Breaks wires and sensors, and mends them. */
final class WireTroubles {
    private static final WireFault[] OF_CONTACTS = {
        WireFault.STUCK_LOW, WireFault.STUCK_HIGH, WireFault.LOST, WireFault.CHATTERS
    };
    private static final WireFault[] OF_REWIRED_CONTACTS = {
        WireFault.STUCK_LOW, WireFault.STUCK_HIGH, WireFault.LOST, WireFault.CHATTERS, WireFault.INVERTED
    };
    private static final WireFault[] OF_NUMBERS = {
        WireFault.LOST, WireFault.LOST, WireFault.FROZEN, WireFault.SHIFTED, WireFault.JUMPS
    };
    private static final WireFault[] OF_PRESENCE = {
        WireFault.STUCK_LOW, WireFault.STUCK_HIGH, WireFault.LOST, WireFault.RESTLESS, WireFault.RESTLESS
    };

    private final Site site;
    private final Instruments instruments;
    private final PresenceDetector presence;
    private final WireRates rates;
    private final Troubles troubles;
    private final Chance chance;

    /** @param presence null where no presence sensor is wired */
    WireTroubles(
            Site site,
            Instruments instruments,
            PresenceDetector presence,
            WireRates rates,
            Troubles troubles,
            Chance chance) {
        this.site = site;
        this.instruments = instruments;
        this.presence = presence;
        this.rates = rates;
        this.troubles = troubles;
        this.chance = chance;
    }

    void begin() {
        if (chance.in(rates.invertedAtFirst())) {
            Wire wire = any();
            if (wire.signal().isFlag() && wire.signal() != Signal.OCCUPIED) {
                wire.breaks(WireFault.INVERTED);
                troubles.add(wire.signal().code() + " " + WireFault.INVERTED.code(), 0, Long.MAX_VALUE);
            }
        }
        next(rates.faultEveryS(), this::breakOne);
        next(rates.lineEveryS(), this::loseLine);
    }

    private void next(double everyS, Runnable what) {
        if (!Double.isInfinite(everyS)) {
            site.agenda().after(chance.waitMs(everyS), what);
        }
    }

    private Wire any() {
        return instruments.wires().get(chance.below(instruments.wires().size()));
    }

    private void breakOne() {
        Wire wire = any();
        if (wire.fault() == null) {
            WireFault fault = chance.oneOf(kinds(wire.signal()));
            breaks(wire, fault);
            long lastsMs = chance.betweenMs(rates.faultFromS(), rates.faultToS());
            troubles.add(wire.signal().code() + " " + fault.code(), site.nowMs(), site.nowMs() + lastsMs);
            site.agenda().after(lastsMs, wire::mends);
        }
        next(rates.faultEveryS(), this::breakOne);
    }

    private void breaks(Wire wire, WireFault fault) {
        wire.breaks(fault);
        if (fault == WireFault.CHATTERS) {
            chatter(wire);
        } else if (fault == WireFault.RESTLESS) {
            blip(wire);
        }
    }

    /** A wire fails now, and stays so. */
    void breaksForGood(Wire wire, WireFault fault) {
        breaks(wire, fault);
        troubles.add(wire.signal().code() + " " + fault.code(), site.nowMs(), Long.MAX_VALUE);
    }

    /** Two wires are exchanged, and stay so: each input says what the other's sensor senses. */
    void swapsForGood(Wire one, Wire other) {
        one.carries(other.signal());
        other.carries(one.signal());
        one.breaks(WireFault.SWAPPED);
        other.breaks(WireFault.SWAPPED);
        for (Wire wire : List.of(one, other)) {
            troubles.add(wire.signal().code() + " " + WireFault.SWAPPED.code(), site.nowMs(), Long.MAX_VALUE);
        }
    }

    private WireFault[] kinds(Signal signal) {
        if (signal == Signal.OCCUPIED) {
            return OF_PRESENCE;
        }
        return signal.isFlag() ? (rates.rewired() ? OF_REWIRED_CONTACTS : OF_CONTACTS) : OF_NUMBERS;
    }

    private void chatter(Wire wire) {
        site.agenda().after(chance.waitMs(chance.in(0.9) ? 0.3 : 20), () -> {
            if (wire.fault() == WireFault.CHATTERS) {
                wire.flip();
                chatter(wire);
            }
        });
    }

    private void blip(Wire wire) {
        site.agenda().after(chance.waitMs(60), () -> {
            if (wire.fault() == WireFault.RESTLESS) {
                presence.glimpse(chance.betweenMs(0.1, 3));
                blip(wire);
            }
        });
    }

    private void loseLine() {
        instruments.lineLost(true);
        long lastsMs = chance.in(0.7) ? chance.betweenMs(2, 60) : chance.betweenMs(60, 1800);
        troubles.add(Troubles.LINE_LOST, site.nowMs(), site.nowMs() + lastsMs);
        site.agenda().after(lastsMs, () -> {
            instruments.lineLost(false);
            next(rates.lineEveryS(), this::loseLine);
        });
    }
}
