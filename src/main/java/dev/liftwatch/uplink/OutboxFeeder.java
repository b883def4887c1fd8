package dev.liftwatch.uplink;

import dev.liftwatch.link.LinkSession;
import dev.liftwatch.link.Outgoing;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.outbox.Stored;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what waits in the store to the policy of one uplink, a few messages at a time: a day's backlog is many times the memory
 * of a small box. Alarms first, the newest before all. Where more wait for an answer than are held, they take turns: one that was sent
 * and not answered is let go, stays in the store, and comes up again when those behind it have had their turn. Loop thread.
 */
final class OutboxFeeder {
    /** The policy holds no more messages than this that need no answer; four windows in flight. */
    static final int MOST_EVENTS = 64;

    /** And is brought more when it holds fewer than this. */
    static final int FEW_EVENTS = 32;

    /** It is brought unanswered alarms up to this many; the others come as these are answered or have had their turn. */
    static final int MOST_ALARMS = 200;

    /** With new ones among them it never holds more than this many; an old one is let go for the next new one. */
    static final int MOST_ALARMS_HELD = 300;

    /** So many that have had their turn are let go at once, where others wait: a page of the store is read for it. */
    static final int MOST_LET_GO = 50;

    private static final Logger LOG = LoggerFactory.getLogger(OutboxFeeder.class);

    private final String uplink;
    private final Outbox outbox;
    private final LinkSession session;
    private final Turn alarms = new Turn();
    private final Turn others = new Turn();
    private int changes;

    /** How far one kind of message has been brought. */
    private static final class Turn {
        /** The place of the last one brought, in the order of storing. */
        private long broughtTo;

        /** Whether nothing waits in the store that is not held. */
        private boolean drained;

        void begin() {
            broughtTo = 0;
            drained = false;
        }
    }

    private boolean newestBrought;

    /** Whether the broker did not take something that needs no answer, so that it waits in the store alone. */
    private boolean laidAside;

    private int openings;

    /** Whether an alarm was let go that this round may have passed already. */
    private boolean letGo;

    /** Messages that are not whole and were not told of yet. */
    private long broken;

    private long brokenBefore;
    private String firstBroken = "";
    private String lastBroken = "";

    /** Whether all that is brought now has been brought before. */
    private boolean again;

    OutboxFeeder(String uplink, Outbox outbox, LinkSession session) {
        this.uplink = uplink;
        this.outbox = outbox;
        this.session = session;
        changes = outbox.changes();
        openings = session.openings();
    }

    /** Takes a message that has just been committed. People who are trapped now do not wait: an alarm is always brought. */
    void add(Stored message) throws StoreException {
        if (message.needsAnswer()) {
            makeRoom();
        }
        Turn turn = message.needsAnswer() ? alarms : others;
        turn.drained &= message.needsAnswer() || roomForOthers() > 0;
        if (turn.drained) {
            turn.broughtTo = message.number();
        }
        if (turn.drained || message.needsAnswer()) {
            bring(message, false);
        }
    }

    /** Messages have been put behind those that wait. */
    void moreWait() {
        alarms.drained = false;
        others.drained = false;
    }

    /** Brings what there is room for. */
    void topUp(long nowMs) throws StoreException {
        if (changes != outbox.changes()) {
            changes = outbox.changes();
            alarms.begin();
            others.begin();
            newestBrought = false;
            again = false;
        }
        laidAside |= session.takeLaidAside();
        if (openings != session.openings()) {
            openings = session.openings();
            bringLaidAside();
        }
        if (!newestBrought) {
            bringNewest();
        }
        if (!alarms.drained) {
            topUpAlarms(nowMs);
        }
        int room = roomForOthers();
        if (!others.drained && room > MOST_EVENTS - FEW_EVENTS) {
            List<Stored> page = outbox.others(uplink, others.broughtTo, room);
            others.drained = page.size() < room;
            others.broughtTo =
                    page.isEmpty() ? others.broughtTo : page.getLast().number();
            page.forEach(message -> bring(message, true));
        }
        tellOfBroken();
    }

    /** However many messages of a damaged store are not whole, they are one line, once no more of them turn up. */
    private void tellOfBroken() {
        if (broken > 0 && broken == brokenBefore) {
            LOG.error(
                    "uplink {}: {} stored messages are not whole and are not sent, the first {}, the last {}",
                    uplink,
                    broken,
                    firstBroken,
                    lastBroken);
            broken = 0;
        }
        brokenBefore = broken;
    }

    /** What the broker did not take may be taken now: it stands in the store, before what has been brought. */
    private void bringLaidAside() {
        if (laidAside) {
            laidAside = false;
            others.begin();
        }
    }

    private int roomForOthers() {
        return MOST_EVENTS - (session.waiting() - session.alarms());
    }

    /** Of a long backlog the newest alarms come before the oldest ones. */
    private void bringNewest() throws StoreException {
        newestBrought = true;
        for (Stored message : outbox.newestAlarms(uplink, LinkSession.NEWEST_KEPT)) {
            if (!session.holds(message.number())) {
                makeRoom();
                bring(message, true);
            }
        }
    }

    /** Brings the next ones into the room there is, or in the place of those that have had their turn. */
    private void topUpAlarms(long nowMs) throws StoreException {
        int room = Math.max(0, MOST_ALARMS - session.alarms());
        List<Long> hadTurn = room > 0 ? List.of() : returning(session.hadTurn(nowMs), MOST_LET_GO);
        int asked = room + hadTurn.size();
        if (asked == 0) {
            return;
        }
        List<Stored> page = outbox.alarms(uplink, alarms.broughtTo, asked);
        List<Stored> lacking =
                page.stream().filter(one -> !session.holds(one.number())).toList();
        hadTurn.stream().limit(Math.max(0, lacking.size() - room)).forEach(this::letGo);
        lacking.forEach(message -> bring(message, true));
        if (page.size() == asked) {
            alarms.broughtTo = page.getLast().number();
        } else {
            endRound();
        }
    }

    /** The next round begins with the oldest, where one was let go. */
    private void endRound() {
        again = letGo;
        alarms.broughtTo = letGo ? 0 : alarms.broughtTo;
        alarms.drained = !letGo;
        letGo = false;
    }

    /** Lets one go where as many are held as may be: such as comes again, if any does. */
    private void makeRoom() throws StoreException {
        if (session.alarms() < MOST_ALARMS_HELD) {
            return;
        }
        List<Long> spare = session.spare();
        List<Long> returning = returning(spare, 1);
        letGo(returning.isEmpty() ? spare.getFirst() : returning.getFirst());
        alarms.drained = false;
    }

    /** The first {@code most} of them that the store can give again: none that is on a card that is lost. */
    private List<Long> returning(List<Long> numbers, int most) throws StoreException {
        List<Long> returning = new ArrayList<>();
        for (long number : numbers) {
            if (returning.size() < most && outbox.keeps(number)) {
                returning.add(number);
            }
        }
        return returning;
    }

    private void letGo(long number) {
        session.letGo(number);
        letGo = true;
    }

    private void bring(Stored message, boolean late) {
        if (session.holds(message.number())) {
            return;
        }
        try {
            Outgoing outgoing = new Outgoing(
                    message.number(), message.id(), message.topic(), message.needsAnswer(), late, message.body());
            if (again && late && message.needsAnswer()) {
                session.addAgain(outgoing);
            } else {
                session.add(outgoing);
            }
        } catch (IllegalArgumentException garbled) {
            if (!again) {
                firstBroken = broken == 0 ? message.topic() + " " + message.id() : firstBroken;
                lastBroken = message.topic() + " " + message.id();
                broken++;
            }
        }
    }
}
