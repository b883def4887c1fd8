package dev.liftwatch.sim;

/**
 * The lift's own controller in automatic operation: serves calls, opens and closes, and copes with what goes wrong as
 * controllers do. What it cannot cope with stops it until somebody helps.
 */
final class Controller {
    /** A car that has sunk is brought back at this speed, mm/s. */
    private static final double RELEVELLING_MM_S = 40;

    /** How far beside its landing a car stops, one standard deviation, mm: within the 10 mm that lifts are set to. */
    private static final double LEVELLING_MM = 3;

    private final Site site;
    private final Calls calls;
    private final Passengers passengers;
    private final Mishaps mishaps;
    private final Chance chance;
    private final Breakdown breakdown;
    private State state = State.PARKED;
    private int turn;
    private int landing;
    private boolean fireService;
    private boolean stallOutput;
    private Mishap broken;
    private long closeAtMs;

    enum State {
        PARKED,
        OPENING,
        OPEN,
        CLOSING,
        STARTING,
        RUNNING,
        STOPPED,
        BY_HAND
    }

    Controller(Site site, Calls calls, Passengers passengers, Mishaps mishaps, Chance chance) {
        this.site = site;
        this.calls = calls;
        this.passengers = passengers;
        this.mishaps = mishaps;
        this.chance = chance;
        breakdown = new Breakdown(site, this, chance);
        landing = site.nearestLanding();
    }

    State state() {
        return state;
    }

    boolean stallOutput() {
        return stallOutput;
    }

    boolean fireService() {
        return fireService;
    }

    /** The reason why it has stopped; null where it has not. */
    Mishap broken() {
        return broken;
    }

    /** Whether whoever is in the car will get out by what the lift does itself. */
    boolean serves() {
        return broken == null && state != State.STOPPED && state != State.BY_HAND;
    }

    /** Somebody has called, or pressed a destination. */
    void look() {
        if (state == State.PARKED) {
            dispatch();
        } else if (state == State.OPEN && closeAtMs == Long.MAX_VALUE && !fireService) {
            closeAtMs = now();
            tryToClose();
        }
    }

    /** Somebody comes to the open doors. */
    void someoneAtTheDoor(int where) {
        if (state == State.OPEN && where == landing && !fireService) {
            exchange();
        }
    }

    private void dispatch() {
        if (fireService || !site.machine().mains() || !site.machine().chainHealthy()) {
            return;
        }
        int next = calls.nextFrom(landing);
        if (next == landing) {
            open();
        } else if (next >= 0) {
            depart(next);
        }
    }

    private void depart(int next) {
        to(State.STARTING);
        later(chance.betweenMs(0.3, 1), () -> start(next));
    }

    private void start(int next) {
        Mishap mishap = mishaps.departing();
        if (mishap == Mishap.DEAD_AT_BOARDING) {
            breaks(mishap);
        } else if (mishap == Mishap.STALL_AT_START) {
            breakdown.strain(mishap);
        } else if (mishap == Mishap.WANDERS) {
            broken = mishap;
            mishaps.needsHelp();
            breakdown.wander(next);
        } else {
            run(next, site.design().comfort());
            if (mishap != null) {
                long durationMs = site.machine().restsMs() - now();
                later(Math.round(durationMs * chance.between(0.05, 0.97)), () -> breakdown.strike(mishap));
            }
        }
    }

    void run(int next, Comfort comfort) {
        landing = next;
        double target = site.heightMm(next) + chance.around(LEVELLING_MM);
        to(State.RUNNING);
        site.machine().drive(target, comfort, now());
        later(site.machine().restsMs() - now(), this::arrive);
    }

    /** Nothing moves any more until somebody comes. */
    void breaks(Mishap mishap) {
        broken = mishap;
        to(State.STOPPED);
        mishaps.needsHelp();
    }

    private void arrive() {
        site.machine().brake(now());
        if (fireService) {
            calls.forget();
        }
        Mishap mishap = mishaps.arriving();
        if (mishap == null) {
            later(chance.betweenMs(0.1, 0.6), this::open);
        } else {
            broken = mishap == Mishap.DOORS_JAMMED ? mishap : broken;
            breakdown.tryDoors(mishap);
        }
    }

    CarDoors door() {
        return site.machine().door(site.design().entranceOf(landing));
    }

    void open() {
        to(State.OPENING);
        site.machine().brake(now());
        calls.served(landing);
        door().moveTo(1, now());
        mishaps.doorsPart();
        later(door().endsMs() - now(), this::opened);
    }

    private void opened() {
        to(State.OPEN);
        broken = null;
        closeAtMs = now() + site.design().dwellMs();
        if (fireService) {
            closeAtMs = Long.MAX_VALUE;
            passengers.letEverybodyOut(() -> {});
        } else if (chance.in(0.002)) {
            closeAtMs += chance.betweenMs(60, 600);
        } else if (chance.in(0.03)) {
            closeAtMs += chance.betweenMs(5, 25);
        }
        exchange();
    }

    private void exchange() {
        turn++;
        if (passengers.passOne(landing)) {
            closeAtMs = Math.max(closeAtMs, now() + site.design().dwellMs() / 2);
            later(chance.betweenMs(0.7, 1.8), this::exchange);
        } else if (closeAtMs != Long.MAX_VALUE) {
            later(Math.max(0, closeAtMs - now()), this::tryToClose);
        }
    }

    private void tryToClose() {
        if (site.design().parksOpen() && calls.none() && passengers.nobodyWantsToGo()) {
            closeAtMs = Long.MAX_VALUE;
            return;
        }
        to(State.CLOSING);
        door().moveTo(0, now());
        if (chance.in(0.03)) {
            later(Math.round((door().endsMs() - now()) * chance.between(0.2, 0.9)), this::open);
        } else {
            later(door().endsMs() - now(), this::closed);
        }
    }

    private void closed() {
        to(State.PARKED);
        if (passengers.someoneWaits(landing)) {
            int here = landing;
            later(chance.betweenMs(5, 15), () -> calls.landing(here));
        }
        dispatch();
        if (state == State.PARKED) {
            later(chance.betweenMs(6, 16), this::dispatch);
            if (site.design().hydraulic()) {
                later(chance.betweenMs(300, 2400), this::sinks);
            }
            if (site.cabin().count() > 0) {
                later(chance.betweenMs(20, 120), passengers::pressAgain);
            }
        }
    }

    /** A parked hydraulic car sinks a little, and is brought back to its landing. */
    private void sinks() {
        site.machine().settle(chance.between(8, 30), now());
        later(site.machine().restsMs() - now() + chance.betweenMs(1, 20), () -> {
            if (site.machine().mains() && site.machine().chainHealthy()) {
                site.machine()
                        .drive(site.heightMm(landing), site.design().comfort().at(RELEVELLING_MM_S), now());
                later(site.machine().restsMs() - now(), () -> {
                    site.machine().brake(now());
                    later(chance.betweenMs(300, 2400), this::sinks);
                });
            }
        });
    }

    /** The mains have gone or come. */
    void mains(boolean present) {
        if (!present) {
            boolean moves = site.machine().moving(now());
            if (moves) {
                site.machine().brake(now());
            }
            for (int i = 0; i < site.machine().entrances(); i++) {
                site.machine().door(i).stop(now());
            }
            boolean between = moves || !site.machine().wayOut(now());
            to(State.STOPPED);
            if (!moves && !site.machine().doorsClosed(now()) && site.machine().atLanding(now())) {
                // Without power leaves that are ajar give way to a hand.
                door().moveTo(1, now(), 2);
                site.agenda().at(door().endsMs(), () -> passengers.letEverybodyOut(() -> {}));
                return;
            }
            if (site.design().rescueDevice() && broken == null && between && chance.in(0.93)) {
                later(chance.betweenMs(5, 15), this::rescueByBattery);
            }
        } else if (state == State.STOPPED && broken == null) {
            passengers.giveUp();
            later(chance.betweenMs(5, 20), this::resume);
        }
    }

    private void resume() {
        if (site.machine().atLanding(now())) {
            landing = site.nearestLanding();
            open();
        } else {
            breakdown.correct();
        }
    }

    private void rescueByBattery() {
        landing = site.nearestLanding();
        site.machine().moveByRescue(site.heightMm(landing), 100, now());
        later(Math.max(0, site.machine().restsMs() - now()) + 500, () -> {
            door().moveTo(1, now());
            later(door().endsMs() - now(), () -> passengers.letEverybodyOut(() -> {}));
        });
    }

    /** Firefighters call the car to the lowest landing, or give it back. */
    void fireService(boolean on) {
        fireService = on;
        if (on && state == State.PARKED) {
            calls.forget();
            run(0, site.design().comfort());
        } else if (on && state == State.OPEN) {
            calls.forget();
            tryToClose();
            turn++;
            later(door().endsMs() - now() + 500, () -> run(0, site.design().comfort()));
        } else if (!on && state == State.OPEN) {
            closeAtMs = now() + site.design().dwellMs();
            exchange();
        }
    }

    /** A technician takes over: nothing happens by itself. */
    void takeOver() {
        to(State.BY_HAND);
        stallOutput = false;
    }

    /** And gives the lift back, standing at a landing. */
    void handBack() {
        broken = null;
        stallOutput = false;
        landing = site.nearestLanding();
        passengers.giveUp();
        to(State.PARKED);
        if (site.machine().doorsClosed(now())) {
            dispatch();
        } else {
            tryToClose();
        }
    }

    /** It is switched off and on again: the car finds a landing and opens. */
    void reset() {
        broken = null;
        stallOutput = false;
        site.machine().mendChain();
        passengers.giveUp();
        to(State.STOPPED);
        later(chance.betweenMs(5, 15), this::resume);
    }

    /** The landing that the car is at, or on its way to. */
    int landing() {
        return landing;
    }

    void stops() {
        to(State.STOPPED);
    }

    /** Something is wrong, and the drive does not know it yet. */
    void fails(Mishap mishap) {
        to(State.STOPPED);
        broken = mishap;
    }

    void reportStall() {
        stallOutput = true;
    }

    /** What was to come by itself does not, but that, after this time. */
    void insteadOfWhatWasToCome(long durationMs, Runnable what) {
        turn++;
        later(durationMs, what);
    }

    private void to(State next) {
        state = next;
        turn++;
    }

    void later(long durationMs, Runnable what) {
        int then = turn;
        site.agenda().after(durationMs, () -> {
            if (turn == then) {
                what.run();
            }
        });
    }

    private long now() {
        return site.nowMs();
    }
}
