package dev.liftwatch.learn;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Watches rides. A landing is where the car stood still while its doors were fully open, or not closed where no contact shows them open.
 * The rated speed is what the faster half of the full runs held for half a second, or where no position is wired, what the drive's own
 * speed signal says. One ride up and down, landing by landing and once without a stop, suffices; heights are right within ten millimetres of what
 * the encoder says.
 */
public final class RideStudy {
    /** Stops nearer to each other than this are of one landing, mm: no two landings are. */
    private static final long SAME_LANDING_MM = 250;

    /** A car that has moved by less within {@link #STILL_MS} stands: encoders tremble, mm. */
    private static final long STILL_MM = 5;

    private static final long STILL_MS = 700;

    /** A speed that is held for this long is no jump of the encoder, ms. */
    private static final long HELD_MS = 500;

    /** No lift is faster, mm/s. */
    private static final long FASTEST_MM_S = 15_000;

    /** Slower runs are inspection or creeping, mm/s. */
    private static final long SLOWEST_MM_S = 100;

    /** More than this is not kept: a week of a busy lift. */
    private static final int MOST_KEPT = 20_000;

    /** Doors that take longer have met somebody, ms. */
    private static final long LONGEST_DOOR_MS = 30_000;

    private static final long LONGEST_RUN_MS = 600_000;

    private record Place(long tMs, long mm) {}

    private final Map<Signal, Long> now = new EnumMap<>(Signal.class);
    private final Deque<Place> recent = new ArrayDeque<>();
    private final List<Long> stopsMm = new ArrayList<>();
    private final List<Long> topSpeedsMmS = new ArrayList<>();
    private final List<Long> openingMs = new ArrayList<>();
    private final List<Long> closingMs = new ArrayList<>();
    private final List<Long> runsMs = new ArrayList<>();
    private long closedFellMs = -1;
    private long openFellMs = -1;
    private long closedRoseMs = -1;
    private boolean stopTaken;
    private boolean inspected;
    private boolean moved;
    private long fastestMmS;

    /** Takes a reading at its time, ms; times never go back. */
    public void take(long tMs, Reading reading) {
        Signal signal = reading.signal();
        if (!reading.known()) {
            now.remove(signal);
            if (signal == Signal.POSITION_MM) {
                recent.clear();
            }
            return;
        }
        Long before = now.put(signal, reading.value());
        boolean changed = before != null && before != reading.value();
        switch (signal) {
            case POSITION_MM -> position(tMs, reading.value());
            case SPEED_MM_S -> fastest(Math.abs(reading.value()));
            case DOOR_CLOSED -> doorClosed(tMs, reading.value() == 1, changed);
            case DOOR_OPEN -> doorOpen(tMs, reading.value() == 1, changed);
            case INSPECTION -> inspected |= reading.value() == 1;
            default -> {}
        }
        takeStop(tMs);
    }

    private void position(long tMs, long mm) {
        recent.addLast(new Place(tMs, mm));
        while (recent.size() > 2 && recent.getFirst().tMs() < tMs - STILL_MS && second().tMs() <= tMs - STILL_MS) {
            recent.removeFirst();
        }
        for (Place earlier : recent) {
            long heldMs = tMs - earlier.tMs();
            if (heldMs >= HELD_MS && heldMs <= 2 * HELD_MS) {
                fastest(Math.abs(mm - earlier.mm()) * 1000 / heldMs);
                break;
            }
        }
    }

    private Place second() {
        var places = recent.iterator();
        places.next();
        return places.next();
    }

    private void fastest(long mmS) {
        moved |= mmS > SLOWEST_MM_S;
        if (mmS <= FASTEST_MM_S && !is(Signal.INSPECTION)) {
            fastestMmS = Math.max(fastestMmS, mmS);
        }
    }

    private boolean is(Signal signal) {
        return now.getOrDefault(signal, 0L) == 1;
    }

    private void doorClosed(long tMs, boolean closed, boolean changed) {
        if (!changed) {
            return;
        }
        if (closed) {
            closedRoseMs = tMs;
            keep(closingMs, tMs - openFellMs, openFellMs >= 0, LONGEST_DOOR_MS);
            openFellMs = -1;
            fastestMmS = 0;
            moved = false;
            inspected = is(Signal.INSPECTION);
            return;
        }
        stopTaken = false;
        closedFellMs = tMs;
        if ((moved || !now.containsKey(Signal.POSITION_MM)) && closedRoseMs >= 0 && !inspected) {
            keep(runsMs, tMs - closedRoseMs, true, LONGEST_RUN_MS);
            keep(topSpeedsMmS, fastestMmS, fastestMmS > SLOWEST_MM_S, FASTEST_MM_S);
        }
        closedRoseMs = -1;
    }

    private void doorOpen(long tMs, boolean open, boolean changed) {
        if (!changed) {
            return;
        }
        if (open) {
            keep(openingMs, tMs - closedFellMs, closedFellMs >= 0, LONGEST_DOOR_MS);
            closedFellMs = -1;
        } else {
            openFellMs = tMs;
        }
    }

    private static void keep(List<Long> list, long value, boolean known, long most) {
        if (known && value > 0 && value <= most && list.size() < MOST_KEPT) {
            list.add(value);
        }
    }

    private void takeStop(long tMs) {
        boolean open = now.containsKey(Signal.DOOR_OPEN)
                ? is(Signal.DOOR_OPEN)
                : now.getOrDefault(Signal.DOOR_CLOSED, 1L) == 0;
        if (!open || stopTaken || recent.isEmpty() || inspected || stopsMm.size() >= MOST_KEPT) {
            return;
        }
        long least = recent.stream().mapToLong(Place::mm).min().orElseThrow();
        long most = recent.stream().mapToLong(Place::mm).max().orElseThrow();
        if (most - least <= STILL_MM && tMs - recent.getFirst().tMs() >= STILL_MS) {
            stopsMm.add(recent.getLast().mm());
            stopTaken = true;
        }
    }

    /** What was seen so far. */
    public Learned learned() {
        return new Learned(
                landings(),
                speed(),
                median(openingMs),
                median(closingMs),
                median(runsMs),
                runsMs.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Collections.max(runsMs)),
                runsMs.size());
    }

    private List<Learned.Landing> landings() {
        List<Long> sorted = stopsMm.stream().sorted().toList();
        List<Learned.Landing> landings = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || sorted.get(i) - sorted.get(i - 1) > SAME_LANDING_MM) {
                List<Long> stops = sorted.subList(from, i);
                landings.add(new Learned.Landing(median(stops).orElseThrow(), stops.size()));
                from = i;
            }
        }
        return landings;
    }

    /** Runs between neighbours may be too short to reach the rated speed: the fastest tenth of the runs has. */
    private OptionalLong speed() {
        if (topSpeedsMmS.isEmpty()) {
            return OptionalLong.empty();
        }
        List<Long> sorted = topSpeedsMmS.stream().sorted().toList();
        return median(sorted.subList(sorted.size() * 9 / 10, sorted.size()));
    }

    private static OptionalLong median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sorted.get(sorted.size() / 2));
    }
}
