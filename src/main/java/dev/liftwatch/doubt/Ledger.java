package dev.liftwatch.doubt;

import dev.liftwatch.doubt.Surprise.Matter;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;

/** What stands against each wire, added up by the table of {@link Surprise}. Owned by one thread. */
public final class Ledger {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Charge> ofThisStand = new ArrayList<>();
    private Leaving.Word people = Leaving.Word.UNKNOWN;
    private long standMs = Tick.NONE;

    /**
     * What stands against one wire in one matter.
     *
     * @param signal which
     * @param matter in which matter
     * @param fault what it would be
     * @param decibans how much, decibans
     * @param byRelease how much of it since people were seen to leave, decibans
     */
    public record Entry(Signal signal, Matter matter, SignalFault fault, int decibans, int byRelease) {
        boolean convicts() {
            return decibans >= Surprise.CONVICTED;
        }

        /** Whether it convicts by what was seen of people who left alone. */
        boolean isProvenByRelease() {
            return byRelease >= Surprise.CONVICTED;
        }
    }

    /**
     * What was counted at the present stand: it weighs more once people have left there.
     *
     * @param signal against which
     * @param surprise what it was
     * @param full whether it weighs all that it can
     */
    public record Charge(Signal signal, Surprise surprise, boolean full) {}

    /**
     * The same, to be carried over a restart.
     *
     * @param entries what stands against each wire
     * @param ofThisStand what was counted at the present stand
     * @param standMs the last travel before that stand, tick
     */
    public record SavedLedger(List<Entry> entries, List<Charge> ofThisStand, long standMs) {}

    /** Takes what is known of the people in the car, which travelled last at {@code travelMs}, before anything is counted at that tick. */
    void look(Leaving.Word word, long travelMs) {
        if (travelMs > standMs) {
            standMs = travelMs;
            ofThisStand.clear();
        }
        people = word;
        if (word.isOfLeaving()) {
            for (int i = 0; i < ofThisStand.size(); i++) {
                Charge charge = ofThisStand.get(i);
                if (!charge.full()) {
                    weighInFull(charge);
                    ofThisStand.set(i, new Charge(charge.signal(), charge.surprise(), true));
                }
            }
        }
    }

    private void weighInFull(Charge charge) {
        Surprise surprise = charge.surprise();
        for (Entry entry : entries) {
            if (entry.signal() == charge.signal() && entry.matter() == surprise.matter()) {
                int more = share(surprise.otherwise() - surprise.whileTheyStay());
                put(entry, entry.fault(), entry.decibans() + more, entry.byRelease() + share(surprise.otherwise()));
                return;
            }
        }
    }

    /** Counts what was seen against a wire; once a stand for what trapped people explain as well. */
    void charge(Signal signal, SignalFault fault, Surprise surprise) {
        if (surprise.isOncePerStand()) {
            if (isCharged(signal, surprise)) {
                return;
            }
            ofThisStand.add(new Charge(signal, surprise, people != Leaving.Word.STAY));
        }
        Entry before = entry(signal, surprise.matter(), fault);
        if (people == Leaving.Word.STAY) {
            int most = Math.max(before.decibans(), surprise.mostWhileTheyStay());
            put(before, fault, Math.min(most, before.decibans() + surprise.whileTheyStay()), before.byRelease());
            return;
        }
        int byRelease = people.isOfLeaving() ? share(surprise.otherwise()) : 0;
        put(before, fault, before.decibans() + surprise.otherwise(), before.byRelease() + byRelease);
    }

    private boolean isCharged(Signal signal, Surprise surprise) {
        for (Charge charge : ofThisStand) {
            if (charge.signal() == signal && charge.surprise() == surprise) {
                return true;
            }
        }
        return false;
    }

    /** What counts of that where a sensor says that people left. */
    private int share(int decibans) {
        return people == Leaving.Word.PERHAPS_LEFT ? decibans / 2 : decibans;
    }

    /** Nothing stands against that wire in that matter any more. */
    void clear(Signal signal, Matter matter) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.signal() == signal && entry.matter() == matter) {
                entries.remove(i);
                ofThisStand.removeIf(
                        charge -> charge.signal() == signal && charge.surprise().matter() == matter);
                return;
            }
        }
    }

    private Entry entry(Signal signal, Matter matter, SignalFault fault) {
        for (Entry entry : entries) {
            if (entry.signal() == signal && entry.matter() == matter) {
                return entry;
            }
        }
        Entry entry = new Entry(signal, matter, fault, 0, 0);
        entries.add(entry);
        return entry;
    }

    private void put(Entry before, SignalFault fault, int decibans, int byRelease) {
        entries.set(entries.indexOf(before), new Entry(before.signal(), before.matter(), fault, decibans, byRelease));
    }

    /** Whether enough stands against that wire in any matter. */
    boolean convicts(Signal signal) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).signal() == signal && entries.get(i).convicts()) {
                return true;
            }
        }
        return false;
    }

    /** The most that stands against that wire in any matter, decibans. */
    int against(Signal signal) {
        int most = 0;
        for (Entry entry : entries) {
            most = entry.signal() == signal ? Math.max(most, entry.decibans()) : most;
        }
        return most;
    }

    /** What is known of the people in the car where it stands. */
    Leaving.Word people() {
        return people;
    }

    /** All that stands against wires. */
    List<Entry> entries() {
        return entries;
    }

    SavedLedger save() {
        return new SavedLedger(List.copyOf(entries), List.copyOf(ofThisStand), standMs);
    }

    void resume(SavedLedger saved) {
        entries.addAll(saved.entries());
        ofThisStand.addAll(saved.ofThisStand());
        standMs = saved.standMs();
    }
}
