package dev.liftwatch.commit;

import dev.liftwatch.blackbox.Recorder;
import dev.liftwatch.compose.MessageComposer;
import dev.liftwatch.compose.NoticeWords;
import dev.liftwatch.compose.StoreWords;
import dev.liftwatch.duties.Duties;
import dev.liftwatch.duties.Notice;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.logbook.Note;
import dev.liftwatch.outbox.Applied;
import dev.liftwatch.outbox.Draft;
import dev.liftwatch.outbox.MessageClass;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.SequenceGap;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.outbox.StoreNews;
import dev.liftwatch.outbox.Stored;
import dev.liftwatch.report.LivePicture;
import dev.liftwatch.report.Resolution;
import dev.liftwatch.resume.StateSaver;
import dev.liftwatch.text.Printable;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.Tick;
import dev.liftwatch.uplink.Uplink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts decisions on record before anybody hears of them: message, number and the judgement's state in one transaction; only
 * then are they handed to the uplinks. Loop thread.
 */
public final class DecisionCommitter {
    /** The state is saved at least this often while nothing happens, ms: what a kill may cost is seen again by then. */
    static final long SAVE_MS = 60_000;

    /** While nothing happens and nobody seems to be in the car, this often is enough, ms: a night writes a tenth then. */
    static final long SAVE_QUIET_MS = 10 * 60_000;

    /** And not more often than this while people come and go, ms: cards wear out. */
    static final long SAVE_AT_MOST_MS = 5000;

    private static final Logger LOG = LoggerFactory.getLogger(DecisionCommitter.class);

    private final Outbox outbox;
    private final MessageComposer composer;
    private final Judgement judgement;
    private final Duties duties;
    private final StateSaver saver;
    private final List<Uplink> uplinks;
    private final Clock clock;
    private final Supplier<String> ids;
    private final Recorder recorder;
    private long savedMs;
    private long savedSealedMs;
    private List<Object> savedPicture = List.of();
    private String lostIncident;
    private final List<Draft> told = new ArrayList<>();
    private final Map<String, Boolean> online = new HashMap<>();

    /**
     * One that has committed nothing yet.
     *
     * @param uplinks get what was committed, in this order
     * @param ids makes the ids of incidents of the store
     * @param recorder is told of decisions
     */
    public DecisionCommitter(
            Outbox outbox,
            MessageComposer composer,
            Judgement judgement,
            Duties duties,
            StateSaver saver,
            List<Uplink> uplinks,
            Clock clock,
            Supplier<String> ids,
            Recorder recorder) {
        this.outbox = outbox;
        this.composer = composer;
        this.judgement = judgement;
        this.duties = duties;
        this.saver = saver;
        this.uplinks = uplinks;
        this.clock = clock;
        this.ids = ids;
        this.recorder = recorder;
        savedMs = clock.tickMs();
    }

    /** Whether what is committed goes to the card; otherwise it is in memory and lost with the power. */
    public boolean commitsToCard() {
        return outbox.isOnCard();
    }

    /** Commits decisions and hands them on. */
    public void record(List<Decision> decisions) throws StoreException {
        judgement
                .takeSuppressed()
                .forEach(s -> LOG.info(
                        "not suspected under {}: {}", s.by().words(), s.cause().code()));
        if (decisions.isEmpty()) {
            return;
        }
        List<Draft> made = new ArrayList<>();
        for (Decision decision : decisions) {
            // Before the commit, so that the log is a witness of its own of what was decided.
            tell(decision);
            made.add(composer.of(decision));
            recorder.decided(decision);
            if (decision.phase() == Phase.RAISED) {
                duties.raised(decision.isTrap(), clock.wall());
            }
        }
        commit(made);
    }

    /** Commits notices with the request that they came from, and hands them on. */
    public void recordNotices(List<Notice> said, Optional<Applied> applied) throws StoreException {
        if (said.isEmpty() && applied.isEmpty()) {
            return;
        }
        List<Draft> made = new ArrayList<>(said.stream().map(composer::of).toList());
        boolean goesLive = said.stream().anyMatch(one -> one instanceof Notice.Commissioned live && !live.wasLive());
        if (goesLive) {
            made.addAll(heldBack());
        }
        commit(made, applied);
        said.forEach(one -> {
            if (NoticeWords.isAlarming(one)) {
                LOG.warn("{}", NoticeWords.of(one));
            } else {
                LOG.info("{}", NoticeWords.of(one));
            }
        });
    }

    /** The trapping that no platform has heard of while the lift was not live. */
    private List<Draft> heldBack() {
        List<Draft> made = new ArrayList<>();
        for (Decision open : judgement.openIncidents()) {
            if (open.isTrap() && open.raisedMs() != Tick.NONE) {
                Decision now = open.raised(clock.tickMs());
                tell(now);
                made.add(composer.of(now));
            }
        }
        return made;
    }

    /** What calls people to the lift stands out from what is said beside it, and says where. */
    private void tell(Decision decision) {
        String text = String.join(
                " ",
                decision.kind(),
                decision.phase().code(),
                decision.incident(),
                "(" + particulars(decision) + "): " + composer.whereabouts(decision));
        if (decision.phase() == Phase.RAISED || (decision.isTrap() && decision.phase() == Phase.UPDATED)) {
            // With its reason, which names the signals: an id alone helps nobody who reads the log at the lift.
            LOG.warn("{}. {}", text, composer.reason(decision));
        } else {
            LOG.info("{}", text);
        }
    }

    private static String particulars(Decision decision) {
        if (decision.isTrap()) {
            return decision.cause().code() + ", " + decision.certainty().code();
        }
        return decision.signal() == null ? "no trapping" : decision.signal().code();
    }

    /**
     * Commits the close of an incident that a human resolved, with what the human said, what else follows from it, and that
     * the request was carried out: all or nothing, since a request that is applied once must not be forgotten in between.
     */
    public void recordResolved(List<Decision> decisions, Resolution said, Applied applied) throws StoreException {
        Decision closed = decisions.getFirst();
        LOG.info(
                "trap closed {} (resolved over uplink {} by {}: {}): {}",
                closed.incident(),
                said.uplink(),
                Printable.text(said.request().by(), Printable.NAME),
                said.request().outcome(),
                composer.whereabouts(closed));
        if (said.watchedOn()) {
            LOG.warn("{}: {}", closed.incident(), composer.doubt(said));
        }
        List<Draft> made = new ArrayList<>();
        made.add(composer.resolved(closed, said));
        made.add(composer.told(said));
        for (Decision decision : decisions.subList(1, decisions.size())) {
            made.add(composer.of(decision));
        }
        decisions.forEach(recorder::decided);
        commit(made, Optional.of(applied));
    }

    /** Lets the store do what is due beside messages, and tells what has happened to it. */
    public void keepStore(long nowMs) throws StoreException {
        outbox.maintain(nowMs);
        recordStoreNews(outbox.takeNews());
    }

    /** Tells platforms and the log what has happened to the store itself. */
    private void recordStoreNews(List<StoreNews> news) throws StoreException {
        for (StoreNews one : news) {
            if (one instanceof StoreNews.Begun) {
                LOG.info("{}", StoreWords.of(one));
            } else {
                LOG.warn("{}", StoreWords.of(one));
            }
            if (one instanceof StoreNews.Lost) {
                lostIncident = ids.get();
            }
            StoreWords.event(one, lostIncident)
                    .ifPresent(event -> told.add(composer.ofStore(MessageClass.EVENT, event)));
        }
        if (!told.isEmpty()) {
            List<Draft> made = List.copyOf(told);
            told.clear();
            commit(made);
        }
    }

    /** The message that names what a full store had to drop. */
    public Draft gap(SequenceGap gap) {
        LOG.warn("uplink {}: {} of the oldest messages are gone and will never come", gap.uplink(), gap.count());
        Draft made = composer.ofStore(MessageClass.GAP, StoreWords.gap(gap));
        note(made);
        return made;
    }

    /** Saves the state when it is time: once in a while, and when people have come or gone. */
    public void saveWhenDue(long nowMs) throws StoreException {
        if (judgement.picture() == null) {
            // A lift that is not live yet counts its time though no wire says anything.
            if (!duties.commissioning().isLive() && nowMs - savedMs >= SAVE_QUIET_MS) {
                save(nowMs);
            }
            return;
        }
        boolean comeOrGone = judgement.picture().sealed().sinceMs() != savedSealedMs;
        long sinceMs = nowMs - savedMs;
        if (sinceMs < (comeOrGone ? SAVE_AT_MOST_MS : SAVE_MS)) {
            return;
        }
        if (comeOrGone || sinceMs >= SAVE_QUIET_MS || !isQuiet()) {
            save(nowMs);
        }
    }

    /** Saves the state now. */
    public void save(long nowMs) throws StoreException {
        outbox.saveState(saver.now());
        saved(nowMs);
    }

    private void commit(List<Draft> drafts) throws StoreException {
        commit(drafts, Optional.empty());
    }

    private void commit(List<Draft> drafts, Optional<Applied> applied) throws StoreException {
        List<Stored> stored =
                outbox.commit(drafts, uplinks.stream().map(Uplink::name).toList(), saver.now(), applied);
        saved(clock.tickMs());
        drafts.forEach(this::note);
        for (Stored message : stored) {
            for (Uplink uplink : uplinks) {
                if (uplink.name().equals(message.uplink())) {
                    uplink.add(message, clock.tickMs());
                }
            }
        }
    }

    /** What is on record is told to the logbook before a platform can know of it. */
    private void note(Draft draft) {
        if (draft.kind() == MessageClass.USAGE) {
            return;
        }
        try {
            String body = draft.body().of(new Draft.Place("", outbox.store(), 0, true));
            recorder.note(Note.of(JsonText.read(body)));
        } catch (JsonException noMessage) {
            throw new IllegalStateException("a message that is no JSON", noMessage);
        }
    }

    /**
     * Tells the logbook alone.
     *
     * @param details its {@code kind}, and what there is to say of it
     */
    public void note(Map<String, Object> details) {
        note(composer.ofStore(MessageClass.EVENT, details));
    }

    /** Tells the logbook which connections have come and gone since the last call. */
    public void noteLinks() {
        for (Uplink uplink : uplinks) {
            Boolean before = online.put(uplink.name(), uplink.online());
            if (uplink.online() != Boolean.TRUE.equals(before)) {
                note(LinkNote.of(uplink));
            }
        }
    }

    private void saved(long nowMs) {
        savedMs = nowMs;
        if (judgement.picture() != null) {
            savedSealedMs = judgement.picture().sealed().sinceMs();
            savedPicture = picture();
        }
    }

    /** Nobody seems to be in the car, nothing is open, and all is as it was saved: an older state resumes as well. */
    private boolean isQuiet() {
        LivePicture picture = LivePicture.of(judgement);
        boolean somebody =
                picture.presence().equals("signs") || picture.presence().equals("strong");
        return picture.incident() == null && !somebody && savedPicture.equals(picture());
    }

    /** The stable fields of the picture: no ages, no position to the millimetre. */
    private List<Object> picture() {
        LivePicture picture = LivePicture.of(judgement);
        return Arrays.asList(
                picture.doorsClosed(),
                picture.doorOpen(),
                picture.place().floor(),
                picture.place().inDoorZone(),
                picture.still(),
                picture.presence(),
                picture.mainsLost(),
                picture.inspection(),
                picture.incident(),
                picture.incidentPhase(),
                judgement.doubts().size());
    }
}
