package dev.liftwatch.agent;

import dev.liftwatch.link.LinkSession;
import dev.liftwatch.link.Outgoing;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.outbox.Stored;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what waits in the store to the policy of one uplink, a few messages at a time: a day's backlog is many times the memory
 * of a small box. Alarms first. Loop thread.
 */
final class Supply {
    /** The policy holds no more messages than this that need no answer; four windows in flight. */
    static final int MOST_EVENTS = 64;

    /** And is brought more when it holds fewer than this. */
    static final int FEW_EVENTS = 32;

    /** It is brought unanswered alarms up to this many; the others come as these are answered. */
    static final int MOST_ALARMS = 200;

    /** With new ones among them it never holds more than this many. */
    static final int MOST_ALARMS_HELD = 300;

    private static final Logger LOG = LoggerFactory.getLogger(Supply.class);

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

        /** Whether nothing else waits in the store. */
        private boolean drained;
    }

    Supply(String uplink, Outbox outbox, LinkSession session) {
        this.uplink = uplink;
        this.outbox = outbox;
        this.session = session;
        changes = outbox.changes();
    }

    /** Takes a message that has just been committed: straight on where nothing waits before it. */
    void add(Stored message) {
        Turn turn = message.needsAnswer() ? alarms : others;
        if (turn.drained && room(message.needsAnswer()) > 0) {
            turn.broughtTo = message.number();
            bring(message, false);
            return;
        }
        turn.drained = false;
        // Who is trapped now does not wait for answers to old alarms.
        if (message.needsAnswer() && session.alarms() < MOST_ALARMS_HELD) {
            bring(message, false);
        }
    }

    /** Brings what there is room for. */
    void topUp() throws StoreException {
        if (changes != outbox.changes()) {
            changes = outbox.changes();
            alarms.broughtTo = 0;
            alarms.drained = false;
            others.broughtTo = 0;
            others.drained = false;
        }
        int alarmRoom = room(true);
        if (!alarms.drained && alarmRoom > 0) {
            bring(outbox.alarms(uplink, alarms.broughtTo, alarmRoom), alarms, alarmRoom);
        }
        int room = room(false);
        if (!others.drained && room > MOST_EVENTS - FEW_EVENTS) {
            bring(outbox.others(uplink, others.broughtTo, room), others, room);
        }
    }

    private int room(boolean forAlarms) {
        int held = session.alarms();
        return forAlarms ? MOST_ALARMS - held : MOST_EVENTS - (session.waiting() - held);
    }

    private void bring(List<Stored> page, Turn turn, int asked) {
        turn.drained = page.size() < asked;
        for (Stored message : page) {
            turn.broughtTo = message.number();
            bring(message, true);
        }
    }

    private void bring(Stored message, boolean late) {
        if (session.holds(message.number())) {
            return;
        }
        try {
            session.add(new Outgoing(
                    message.number(), message.id(), message.topic(), message.needsAnswer(), late, message.body()));
        } catch (IllegalArgumentException garbled) {
            LOG.error("uplink {}: stored message {} is not whole and is not sent", uplink, message.id());
        }
    }
}
