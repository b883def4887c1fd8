package dev.liftwatch.blackbox;

import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.logbook.LogbookWriter;
import dev.liftwatch.logbook.Note;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel.Sight;
import dev.liftwatch.time.Beats;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.Tick;
import dev.liftwatch.time.WallTime;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Records what the judgement is told and what it decides. The thread that judges only hands over; another one writes, so that a
 * slow card never makes an alarm late. What cannot be taken in time is counted, and the count stands in the record.
 */
public final class Recorder {
    /** How much stands in one file, ms. */
    static final long SEGMENT_MS = 600_000;

    /** Where nothing could be written, another file is tried after this, ms. */
    static final long RETRY_MS = 60_000;

    private final RecorderQueue queue = new RecorderQueue();
    private final SegmentWriter writer;
    private final LogbookWriter logbook;
    private final Set<Signal> known = EnumSet.noneOf(Signal.class);
    private long begunMs = Tick.NONE;

    /** @param folder where it is kept; made where it does not exist */
    public Recorder(Path folder, Clock clock) {
        logbook = new LogbookWriter(BlackBox.logbook(folder));
        writer = new SegmentWriter(folder, logbook, queue, clock);
    }

    /** Writes what was handed over, until {@link #stop}; for a thread of its own. */
    public Runnable writer() {
        return writer;
    }

    /** Shows that the writer is alive: it finishes a round every second, unless a card takes longer to write. */
    public Beats beats() {
        return writer.beats();
    }

    /** Whether a new file is due, for which {@link #begin} is to be called. */
    public boolean isDue(long nowMs) {
        return begunMs == Tick.NONE || nowMs - begunMs >= (writer.isInTrouble() ? RETRY_MS : SEGMENT_MS);
    }

    /**
     * Begins a new file before what is read at {@code nowMs} is applied.
     *
     * @param began the wall clock at tick 0
     * @param state the state of the judgement as {@code replay --state-in} takes it, where there is any
     * @param sights what is read of every signal
     */
    public void begin(long nowMs, WallTime began, Optional<String> state, List<Sight> sights) {
        List<Reading> picture = sights.stream()
                .filter(Sight::read)
                .map(sight -> Reading.of(sight.signal(), sight.value()))
                .toList();
        queue.put(new RecorderQueue.Begin(nowMs, began, begunMs == Tick.NONE, state, picture));
        begunMs = nowMs;
        known.clear();
        picture.forEach(reading -> known.add(reading.signal()));
    }

    /** Takes what is applied at {@code nowMs}. */
    public void read(List<Reading> readings, long nowMs) {
        queue.put(new RecorderQueue.Rows(nowMs, readings));
        for (Reading reading : readings) {
            if (reading.known()) {
                known.add(reading.signal());
            } else {
                known.remove(reading.signal());
            }
        }
    }

    /** Takes a look at the signals: one whose source has fallen silent is lost from now on, which no reading has said. */
    public void look(List<Sight> sights, long nowMs) {
        for (Sight sight : sights) {
            if (!sight.read() && known.remove(sight.signal())) {
                queue.put(new RecorderQueue.Rows(nowMs, List.of(Reading.lost(sight.signal()))));
            }
        }
    }

    /** Takes a decision; one that people may depend on is put where a power cut does not reach it at once. */
    public void decided(Decision decision) {
        String particulars = decision.isTrap()
                ? decision.cause().code()
                : decision.signal() == null ? "" : decision.signal().code();
        Mark mark = new Mark(
                decision.atMs(),
                decision.occurredMs(),
                decision.kind(),
                decision.phase().code(),
                decision.incident(),
                particulars);
        boolean urgent = decision.isTrap() && decision.phase() != Phase.UPDATED;
        queue.put(new RecorderQueue.Decided(mark, urgent));
    }

    /** Takes something for the logbook. */
    public void note(Note note) {
        queue.put(new RecorderQueue.Noted(note));
    }

    /** The newest entries of the logbook, oldest first, also where the card cannot be written. Any thread may ask. */
    public List<Map<String, Object>> newestNotes() {
        return logbook.recent();
    }

    /** Writes the rest and ends the writer. */
    public void stop() {
        queue.stop();
    }
}
