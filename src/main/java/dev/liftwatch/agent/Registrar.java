package dev.liftwatch.agent;

import dev.liftwatch.blackbox.Recorder;
import dev.liftwatch.entrapment.Decision;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.Phase;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.json.StateText;
import dev.liftwatch.outbox.Draft;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.outbox.Stored;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Moment;
import dev.liftwatch.report.Request;
import dev.liftwatch.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts decisions on record before anybody hears of them: message, number and the judgement's state in one transaction; only
 * then are they handed to the uplinks. Loop thread.
 */
final class Registrar {
    /** The state is saved at least this often while nothing happens, ms: what a kill may cost is seen again by then. */
    static final long SAVE_MS = 60_000;

    /** And not more often than this while people come and go, ms: cards wear out. */
    static final long SAVE_AT_MOST_MS = 5000;

    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);

    private final Outbox outbox;
    private final Messages messages;
    private final Judgement judgement;
    private final List<Uplink> uplinks;
    private final Clock clock;
    private final Ids ids;
    private final Recorder recorder;
    private long savedMs;
    private long savedSealedMs;

    Registrar(
            Outbox outbox,
            Messages messages,
            Judgement judgement,
            List<Uplink> uplinks,
            Clock clock,
            Ids ids,
            Recorder recorder) {
        this.outbox = outbox;
        this.messages = messages;
        this.judgement = judgement;
        this.uplinks = uplinks;
        this.clock = clock;
        this.ids = ids;
        this.recorder = recorder;
        savedMs = clock.tickMs();
    }

    /** Makes the message of one decision. */
    private interface Writer {
        Map<String, Object> write(Messages.Stamp stamp, Messages.Filing filing);
    }

    /** Commits decisions and hands them on. */
    void record(List<Decision> decisions) throws StoreException {
        judgement
                .takeSuppressed()
                .forEach(s -> LOG.info(
                        "not suspected under {}: {}", s.by().words(), s.cause().code()));
        if (decisions.isEmpty()) {
            return;
        }
        List<Draft> drafts = new ArrayList<>();
        for (Decision decision : decisions) {
            LOG.info(
                    "{} {} {} ({})",
                    decision.kind(),
                    decision.phase().code(),
                    decision.incident(),
                    particulars(decision));
            drafts.add(draft(decision, (stamp, filing) -> messages.incident(decision, stamp, filing)));
            recorder.decided(decision);
        }
        commit(drafts);
    }

    private static String particulars(Decision decision) {
        if (decision.isTrap()) {
            return decision.cause().code() + ", " + decision.certainty().code();
        }
        return decision.signal() == null ? "no trapping" : decision.signal().code();
    }

    /** Commits the close of an incident that a human resolved, with what the human said. */
    void recordResolved(Decision decision, Request.Resolve request) throws StoreException {
        LOG.info("trap closed {} (resolved by {}: {})", decision.incident(), request.by(), request.outcome());
        recorder.decided(decision);
        commit(List.of(draft(decision, (stamp, filing) -> messages.resolved(decision, request, stamp, filing))));
    }

    /** Saves the state when it is time: once in a while, and when people have come or gone. */
    void saveWhenDue(long nowMs) throws StoreException {
        if (judgement.picture() == null) {
            return;
        }
        boolean comeOrGone = judgement.picture().sealed().sinceMs() != savedSealedMs;
        long sinceMs = nowMs - savedMs;
        if (sinceMs >= (comeOrGone ? SAVE_AT_MOST_MS : SAVE_MS)) {
            save(nowMs);
        }
    }

    /** Saves the state now. */
    void save(long nowMs) throws StoreException {
        if (judgement.picture() != null) {
            outbox.saveState(state());
            saved(nowMs);
        }
    }

    private void commit(List<Draft> drafts) throws StoreException {
        List<Stored> stored =
                outbox.commit(drafts, uplinks.stream().map(Uplink::name).toList(), state());
        saved(clock.tickMs());
        for (Stored message : stored) {
            for (Uplink uplink : uplinks) {
                if (uplink.name().equals(message.uplink())) {
                    uplink.add(message, false);
                }
            }
        }
    }

    private void saved(long nowMs) {
        savedMs = nowMs;
        savedSealedMs = judgement.picture().sealed().sinceMs();
    }

    private Draft draft(Decision decision, Writer writer) {
        Moment now = new Moment(clock.tickMs(), clock.wall());
        Messages.Stamp stamp = new Messages.Stamp(ids.next(), new Moment(decision.atMs(), now.at(decision.atMs())));
        boolean alarm = decision.isTrap() && decision.phase() != Phase.SUSPECTED && decision.phase() != Phase.DISMISSED;
        return new Draft(
                stamp.id(),
                alarm ? "alarm" : "event",
                alarm,
                (store, seq) -> JsonText.write(writer.write(stamp, new Messages.Filing(store, seq))));
    }

    private Outbox.SavedState state() {
        return new Outbox.SavedState(
                StateText.write(judgement.save()), clock.wall().epochMs());
    }
}
