package dev.liftwatch.agent;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import dev.liftwatch.link.LinkSession;
import dev.liftwatch.link.LinkState;
import dev.liftwatch.link.Outgoing;
import dev.liftwatch.mqtt.PahoLink;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.outbox.Stored;
import dev.liftwatch.tls.CertificateTerm;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One platform: the policy of its connection, the client that carries it out, and its place in the outbox. Loop thread. */
final class Uplink {
    static final String STATE = "state";
    static final String STATUS = "status";
    static final String REPLY = "reply";

    /** The live picture is not a stored message and has no number; this one tells its acknowledgements apart. */
    private static final long STATE_SEQ = -1;

    private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);

    private final String name;
    private final String prefix;
    private final Outbox outbox;
    private final LinkSession session;
    private final PahoLink link;
    private volatile long lastSeq;
    private boolean greet;
    private boolean stateInFlight;

    Uplink(String name, String prefix, int servers, Outbox outbox, DoubleSupplier random, PahoLink link)
            throws StoreException {
        this.name = name;
        this.prefix = prefix;
        this.outbox = outbox;
        this.session = new LinkSession(servers, random);
        this.link = link;
        lastSeq = outbox.lastSeq(name);
    }

    String name() {
        return name;
    }

    /** The topic requests come in on. */
    String requestTopic() {
        return prefix + "cmd";
    }

    /** The number given last. Any thread may ask. */
    long lastSeq() {
        return lastSeq;
    }

    LinkState state() {
        return session.state();
    }

    /** Until when the certificates in use are good. */
    List<CertificateTerm> certificates() {
        return link.certificates();
    }

    int waiting() {
        return session.waiting();
    }

    long nextDueMs() {
        return session.nextDueMs();
    }

    /** Takes a message that has been committed. */
    void add(Stored message, boolean late) {
        lastSeq = Math.max(lastSeq, message.seq());
        session.add(new Outgoing(
                message.seq(), message.id(), message.topic(), message.needsAnswer(), late, message.body()));
    }

    /** The platform has answered an alarm message. */
    void answered(Stored message) throws StoreException {
        outbox.delivered(name, message.seq());
        session.answered(message.seq());
    }

    void step(long nowMs) throws StoreException {
        carryOut(session.step(nowMs));
    }

    void take(LinkEvent event, long nowMs) throws StoreException {
        if (event instanceof LinkEvent.Published published && published.seq() == STATE_SEQ) {
            stateInFlight = false;
        }
        carryOut(session.step(event, nowMs));
    }

    /** Whether a session has begun since the last call, and status and state are to be told anew. */
    boolean takeGreet() {
        boolean due = greet;
        greet = false;
        return due;
    }

    boolean online() {
        return session.onlineSession() != 0;
    }

    /** Whether the last live picture has been taken, so that a slow broker is not flooded with newer ones. */
    boolean takesState() {
        return online() && !stateInFlight;
    }

    /** Sends something that is not stored, where there is a connection. */
    void tell(String topic, String text, boolean retained) {
        if (online()) {
            boolean isState = topic.equals(STATE);
            stateInFlight |= isState;
            link.order(new LinkOrder.Publish(session.onlineSession(), isState ? STATE_SEQ : 0, topic, text, retained));
        }
    }

    /** Says the last words and ends the client's thread. */
    void stop(String lastWords) {
        session.stop(STATUS, lastWords).forEach(link::order);
        link.end();
    }

    private void carryOut(List<LinkOrder> orders) throws StoreException {
        for (LinkOrder order : orders) {
            switch (order) {
                case LinkOrder.Greet _ -> {
                    greet = true;
                    stateInFlight = false;
                }
                case LinkOrder.Forget forget -> outbox.delivered(name, forget.seq());
                case LinkOrder.Note note -> LOG.info("uplink {}: {}", name, note.text());
                case LinkOrder.Connect _, LinkOrder.Publish _, LinkOrder.Drop _, LinkOrder.Farewell _ ->
                    link.order(order);
            }
        }
    }
}
