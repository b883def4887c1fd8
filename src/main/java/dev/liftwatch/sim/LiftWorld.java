package dev.liftwatch.sim;

import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One lift with its building, its riders, its troubles and its sensors, drawn by a seed. Time passes as it is told to, what
 * the sensors say is handed out as it comes, and what truly happened can be asked for. Knows nothing of any judgement. Owned
 * by one thread.
 */
public final class LiftWorld {
    /** Time between two updates of everything that depends on the place, while the car moves, ms. */
    static final long LOOK_MS = 40;

    /** Numbers are sampled this often while the car moves, ms, */
    private static final long SAMPLE_MOVING_MS = 200;

    /** for a while after it came to rest, */
    private static final long SAMPLE_AT_REST_MS = 1000;

    private static final long AT_REST_MS = 12_000;

    /** and then, since nothing new can be said, just often enough not to be stale. */
    private static final long SAMPLE_PARKED_MS = 4000;

    private final Site site;
    private final Kit kit;
    private final List<Signal> wired;
    private final Instruments instruments;
    private final Box box;
    private final TrapWatch trapWatch;
    private final Troubles troubles = new Troubles();
    private final Stage stage;
    private final QuietStretch stretch;
    private long nextSampleMs;
    private long movedMs;

    /** How a lift is drawn: with which rates its troubles come, and how often the box restarts. */
    public record Hazards(Rates rates, WireRates wireRates, Restarts restarts) {
        /** The box never restarts. */
        public Hazards(Rates rates, WireRates wireRates) {
            this(rates, wireRates, Restarts.NONE);
        }

        /** As in the field. */
        public static Hazards natural(LiftDesign design, Restarts restarts) {
            Rates rates = Rates.natural(design.tripsADay() * 300, design.correctsItself());
            return new Hazards(rates, WireRates.natural(), restarts);
        }

        /** Something is always wrong with lift and wires. */
        public static Hazards dense(Restarts restarts) {
            return new Hazards(Rates.dense(), WireRates.dense(), restarts);
        }
    }

    private LiftWorld(LiftDesign design, Kit kit, Hazards hazards, Chance chance) {
        this.kit = kit;
        Agenda agenda = new Agenda();
        Cabin cabin = new Cabin(agenda, chance.branch());
        site = new Site(design, agenda, new LiftMachine(design, 0), cabin);
        Optional<PresenceDetector> presence =
                kit.presence().map(kind -> new PresenceDetector(kind, agenda, cabin, chance.branch()));
        cabin.watchedBy(presence.<Cabin.Onlooker>map(p -> p).orElse(new Nobody()));
        Calls calls = new Calls();
        Passengers passengers = new Passengers(site, calls, chance.branch());
        Mishaps mishaps = new Mishaps(hazards.rates(), chance.branch());
        Controller controller = new Controller(site, calls, passengers, mishaps, chance.branch());
        passengers.onCarCall(controller::look);
        Mains mains = new Mains(site, controller, mishaps, chance.branch());
        Technician technician = new Technician(site, controller, mains, mishaps, passengers, chance.branch());
        AlarmButton button = new AlarmButton(agenda);
        stretch = new QuietStretch(design.shaft());
        wired = kit.signals(design.entrances());
        instruments =
                new Instruments(site, controller, technician, button, presence, wired, chance.in(0.3), chance.branch());
        box = new Box(hazards.restarts(), instruments);
        trapWatch = new TrapWatch(
                site,
                controller,
                new Distress(site, button, passengers, chance.branch()),
                button,
                instruments,
                box,
                troubles,
                presence.map(Sighting::new));
        Chance lobby = chance.branch();
        mishaps.onDoorsPart(() -> glimpse(presence, lobby));
        new Traffic(site, passengers, controller, chance.branch()).begin();
        new NuisancePresses(site, button, chance.branch()).begin();
        new FireDrill(site, controller, hazards.rates(), chance.branch()).begin();
        WireTroubles wireTroubles = new WireTroubles(
                site, instruments, presence.orElse(null), hazards.wireRates(), troubles, chance.branch());
        wireTroubles.begin();
        mains.begin();
        technician.begin();
        stage = new Stage(
                site, controller, passengers, mishaps, mains, button, instruments, presence, wireTroubles, troubles);
        // Last, so that the same seed lives the same life whether the box restarts or not.
        box.begin(kit, chance.branch());
    }

    /** The lift that this seed draws. */
    public static LiftWorld draw(long seed, Kit kit, boolean dense, Restarts restarts) {
        Chance chance = Chance.ofSeed(seed);
        LiftDesign design = Buildings.draw(chance.branch());
        Hazards hazards = dense ? Hazards.dense(restarts) : Hazards.natural(design, restarts);
        return new LiftWorld(dense ? busier(design) : design, kit, hazards, chance);
    }

    /** The same, and its box never restarts. */
    public static LiftWorld draw(long seed, Kit kit, boolean dense) {
        return draw(seed, kit, dense, Restarts.NONE);
    }

    /** That lift with those troubles. */
    public static LiftWorld of(LiftDesign design, Kit kit, Hazards hazards, long seed) {
        return new LiftWorld(design, kit, hazards, new Chance(new SplittableRandom(seed)));
    }

    /** Where something is always wrong it has to be used all the time, too. */
    private static LiftDesign busier(LiftDesign d) {
        return new LiftDesign(
                d.kind(),
                d.shaft(),
                d.comfort(),
                d.doorOpeningMs(),
                d.doorClosingMs(),
                d.dwellMs(),
                d.entrances(),
                d.manualDoors(),
                d.rescueDevice(),
                d.correctsItself(),
                d.hydraulic(),
                d.parksOpen(),
                d.capacity(),
                Math.max(d.tripsADay() * 2, 400));
    }

    /** Somebody in the lobby is seen by the car's sensor as the doors part, or as they close. */
    private void glimpse(Optional<PresenceDetector> presence, Chance lobby) {
        presence.ifPresent(detector -> {
            if (lobby.in(0.1)) {
                site.agenda().after(lobby.betweenMs(0.5, 12), () -> {
                    if (site.machine().widestDoor(site.nowMs()) > 0.1) {
                        detector.glimpse(lobby.betweenMs(0.3, 3));
                    }
                });
            }
        });
    }

    /** Lets time pass until then, ms since the beginning. */
    public void passTo(long untilMs, Instruments.Readings readings) {
        Instruments.Readings heard = box.hearing(readings);
        while (true) {
            long nowMs = site.nowMs();
            boolean moving = site.machine().moving(nowMs);
            if (moving && goesOnItsWay(nowMs, untilMs)) {
                continue;
            }
            boolean lookSoon = moving || site.machine().doorsLeaveTheirEnd(nowMs);
            long nextMs = Math.min(site.agenda().nextMs(), lookSoon ? nowMs + LOOK_MS : Long.MAX_VALUE);
            nextMs = Math.min(nextMs, site.machine().doorsRestMs(nowMs));
            if (instruments.anyNumber()) {
                nextMs = Math.min(nextMs, nextSampleMs);
            }
            if (nextMs > untilMs) {
                box.passTo(untilMs);
                site.agenda().passTo(untilMs);
                return;
            }
            if (nothingHappensUntil(nextMs, moving)) {
                site.agenda().passTo(nextMs);
                if (isSampleDue(nextMs, moving)) {
                    instruments.sample(nextMs, heard);
                }
                continue;
            }
            box.passTo(nextMs);
            site.agenda().passTo(nextMs);
            site.agenda().happen();
            box.feel(site.machine().mains(), nextMs);
            boolean sampleDue = isSampleDue(nextMs, moving || site.machine().moving(nextMs));
            instruments.observe(nextMs, sampleDue, heard);
            trapWatch.observe(nextMs);
            stretch.begin(site.machine(), nextMs);
        }
    }

    /** Lets the car go on as long as nothing but its height and the time is new; false where not even to the next look. */
    private boolean goesOnItsWay(long nowMs, long untilMs) {
        long beforeMs = Math.min(site.agenda().nextMs(), box.nextMs());
        beforeMs = Math.min(beforeMs, Math.min(site.machine().restsMs(), trapWatch.looksAgainMs()));
        beforeMs = Math.min(beforeMs, untilMs + 1);
        beforeMs = instruments.anyNumber() ? Math.min(beforeMs, nextSampleMs) : beforeMs;
        long most = (beforeMs - 1 - nowMs) / LOOK_MS;
        long steps = most <= 0 || instruments.drawAtEachLook()
                ? 0
                : stretch.stepsOnTheWay(site.machine(), nowMs, LOOK_MS, most);
        if (steps > 0) {
            movedMs = nowMs + steps * LOOK_MS;
            site.agenda().passTo(movedMs);
        }
        return steps > 0;
    }

    /** Whether neither people nor machine nor box do anything up to and at that moment that a flag or the truth could show. */
    private boolean nothingHappensUntil(long atMs, boolean moving) {
        return site.agenda().nextMs() > atMs
                && box.nextMs() > atMs
                && stretch.goesOn(site.machine(), moving, atMs)
                && trapWatch.canWaitUntil(atMs)
                && !instruments.drawAtEachLook();
    }

    private boolean isSampleDue(long nowMs, boolean moved) {
        movedMs = moved ? nowMs : movedMs;
        boolean sampleDue = nowMs >= nextSampleMs;
        if (sampleDue) {
            nextSampleMs = nowMs
                    + (moved ? SAMPLE_MOVING_MS : nowMs - movedMs < AT_REST_MS ? SAMPLE_AT_REST_MS : SAMPLE_PARKED_MS);
        } else if (moved) {
            nextSampleMs = Math.min(nextSampleMs, nowMs + SAMPLE_MOVING_MS);
        }
        return sampleDue;
    }

    public LiftDesign design() {
        return site.design();
    }

    public Kit kit() {
        return kit;
    }

    public List<Signal> wired() {
        return wired;
    }

    public long nowMs() {
        return site.nowMs();
    }

    /** Every trapping that has ended. */
    public List<Trapping> trappings() {
        return trapWatch.trappings();
    }

    /** Since when people are trapped now, ms; empty where nobody is. */
    public Optional<Long> trappedSinceMs() {
        return trapWatch.trappedSinceMs();
    }

    /** The faults of sensors and wires at that time, or shortly before, ms. */
    public List<String> troublesAt(long atMs) {
        return troubles.between(atMs - TrapWatch.AFTERMATH_MS, atMs);
    }

    /** Whether the box was off at any time between the two, or had just been, ms. */
    public boolean boxOffBetween(long fromMs, long toMs) {
        return !box.offBetween(fromMs, toMs).isEmpty();
    }

    /** Everybody who acts in it, for a script. */
    Stage stage() {
        return stage;
    }

    /** For tests of the model itself. */
    Site site() {
        return site;
    }

    /** Where no presence sensor is wired nobody looks on. */
    private static final class Nobody implements Cabin.Onlooker {
        @Override
        public void stirs(long atMs) {
            // Nobody sees it.
        }

        @Override
        public void changes(long atMs) {
            // Nobody sees it.
        }
    }
}
