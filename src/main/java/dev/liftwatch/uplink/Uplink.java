package dev.liftwatch.uplink;

import dev.liftwatch.config.UplinkConfig;
import dev.liftwatch.duties.RequestBudget;
import dev.liftwatch.duties.UplinkFault;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import dev.liftwatch.link.LinkSession;
import dev.liftwatch.link.LinkState;
import dev.liftwatch.link.LinkTrouble;
import dev.liftwatch.mqtt.PahoLink;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.Resent;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.outbox.Stored;
import dev.liftwatch.report.Topics;
import dev.liftwatch.rights.Rights;
import dev.liftwatch.time.Tick;
import dev.liftwatch.tls.CertificateTerm;
import dev.liftwatch.tls.Revocation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One platform: the policy of its connection, the client that carries it out, and its place in the outbox. Loop thread. */
public final class Uplink {
    /** Maximum total size of unread requests, in characters: the answers to a whole night's alarms. */
    static final int MOST_REQUEST_LENGTHS = 1 << 19;

    /** What each counts beside its text. */
    private static final int REQUEST_ITSELF = 256;

    /** A connection that has stood for so long says that nothing ends it, ms. */
    private static final long STANDS_MS = 60_000;

    /** What waits when a session begins, and the answers to it, have gone after this, ms. */
    private static final long ABOUT_AFTER_MS = 2000;

    /** An answer is out after this, ms. */
    private static final long ANSWER_GOES_MS = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);

    private final String name;
    private final String prefix;
    private final Set<String> classes;
    private final Rights rights;
    private final Outbox outbox;
    private final LinkSession session;
    private final PahoLink link;
    private final Quarantine quarantine;
    private final OutboxFeeder feeder;
    private final BacklogTrend trend = new BacklogTrend();
    private volatile long lastSeq;
    private String numberedBy;
    private final UnansweredAlarms unanswered;
    private final RequestBudget budget;
    private final AtomicLong unread = new AtomicLong();
    private final AtomicInteger waitingLengths = new AtomicInteger();
    private final boolean holdsSelfTest;
    private boolean greet;
    private final StatePace pace;
    private volatile boolean retired;
    private long renewMs = Tick.NEVER;
    private long aboutOf;

    /**
     * A platform that was not connected yet.
     *
     * @param random draws numbers from 0 to below 1, for the pauses between attempts
     * @param link the client of its connection
     * @param quarantine says whether it is kept waiting
     * @param nowMs tick
     * @throws StoreException where the store cannot say what waits for it
     */
    public Uplink(
            UplinkConfig config, Outbox outbox, DoubleSupplier random, PahoLink link, Quarantine quarantine, long nowMs)
            throws StoreException {
        this.quarantine = quarantine;
        name = config.name();
        prefix = config.prefix();
        classes = config.classes();
        rights = config.rights();
        this.outbox = outbox;
        this.session = new LinkSession(config.servers().size(), random, ShortForms::of);
        this.link = link;
        feeder = new OutboxFeeder(name, outbox, session);
        numberedBy = outbox.store();
        lastSeq = outbox.lastSeq(name);
        budget = new RequestBudget(nowMs);
        unanswered = new UnansweredAlarms(name, outbox, nowMs);
        pace = new StatePace(config.reporting(), nowMs);
        retired = outbox.isRetired(name);
        List<Stored> waiting = outbox.alarms(name, 0, UnansweredAlarms.MOST);
        holdsSelfTest = waiting.size() == UnansweredAlarms.MOST
                || waiting.stream().anyMatch(message -> message.topic().equals(Topics.SELF_TEST));
    }

    /** Whether messages of that topic go to it. */
    public boolean takes(String topic) {
        return classes.contains(topic);
    }

    /** Whether a test alarm may have waited for its answer when this was made. */
    public boolean holdsSelfTest() {
        return holdsSelfTest;
    }

    /** What it may ask for. */
    public Rights rights() {
        return rights;
    }

    /** How many requests are carried out. */
    public RequestBudget budget() {
        return budget;
    }

    /**
     * Whether a request may wait to be read. Beyond a bound they are thrown away and counted: who sends so much at once sends it again,
     * and no platform takes the room of another. Any thread.
     */
    public boolean admits(String request) {
        if (waitingLengths.addAndGet(weight(request)) <= MOST_REQUEST_LENGTHS) {
            return true;
        }
        waitingLengths.addAndGet(-weight(request));
        unread.incrementAndGet();
        return false;
    }

    /** A request that was admitted waits no more. */
    public void hasRead(String request) {
        waitingLengths.addAndGet(-weight(request));
    }

    /** Very many short ones are much, too. */
    private static int weight(String request) {
        return request.length() + REQUEST_ITSELF;
    }

    /** How many requests were refused so far, read or not. */
    public long refused() {
        return budget.refused() + unread.get();
    }

    /** Which of its servers is meant, from 0. */
    public int server() {
        return session.server();
    }

    /** Its name in device.toml. */
    public String name() {
        return name;
    }

    /** The topic requests come in on. */
    public String requestTopic() {
        return prefix + "cmd";
    }

    /** The number given last. Any thread may ask. */
    public long lastSeq() {
        return lastSeq;
    }

    /** How its connection stands. */
    public LinkState state() {
        return session.state();
    }

    /** How many stored messages wait to be delivered. */
    public int waiting() throws StoreException {
        return Math.toIntExact(outbox.backlog(name).messages());
    }

    /** What waits for it in the store, and how that has come on. */
    public BacklogTrend.View backlog(long nowMs) throws StoreException {
        return trend.look(outbox.backlog(name), outbox.bounds().eventBytes(), nowMs);
    }

    /** How far the certificate of its broker was checked against lists of revoked ones. */
    public Revocation revocation() {
        return link.revocation();
    }

    /** Until when the certificates in use are good. */
    public List<CertificateTerm> certificates() {
        return link.certificates();
    }

    /** When {@link #step} is to be called again at the latest, tick. */
    public long nextDueMs(long nowMs) {
        return session.isConnected()
                ? Math.min(renewMs, session.nextDueMs())
                : Math.max(session.nextDueMs(), quarantine.mayConnectMs(name, nowMs));
    }

    /** The alarms that it has not answered. */
    public UnansweredAlarms unanswered() {
        return unanswered;
    }

    /** Takes a message that has just been committed. */
    public void add(Stored message, long nowMs) throws StoreException {
        countOn();
        unanswered.add(message, nowMs);
        feeder.add(message);
    }

    /** A store that came in place of another counts from one again. */
    private void countOn() throws StoreException {
        numberedBy = outbox.store();
        lastSeq = outbox.lastSeq(name);
    }

    /** The platform has answered an alarm message; that it has goes to the card with what the caller commits next. */
    public void answered(Stored message) {
        unanswered.answered(message);
        outbox.answered(name, message.number());
        session.answered(message.number());
    }

    /**
     * Does what is due: connects, sends, gives up what has lasted too long.
     *
     * @throws StoreException where the store cannot be used; the agent is to end
     */
    public void step(long nowMs) throws StoreException {
        if (!numberedBy.equals(outbox.store())) {
            countOn();
        }
        if (renewMs <= nowMs) {
            renewMs = Tick.NEVER;
            carryOut(session.connectAnew(nowMs), nowMs);
        }
        supply(nowMs);
        quarantine.stands(name, session.stoodMs(nowMs));
        if (quarantine.mayConnectMs(name, nowMs) <= nowMs || session.isConnected()) {
            carryOut(session.step(nowMs), nowMs);
        }
    }

    /**
     * Takes what has happened to its connection.
     *
     * @throws StoreException where the store cannot be used; the agent is to end
     */
    public void take(LinkEvent event, long nowMs) throws StoreException {
        supply(nowMs);
        carryOut(session.step(event, nowMs), nowMs);
    }

    /** Takes back what a full store had to drop, and brings what there is room for. */
    private void supply(long nowMs) throws StoreException {
        List<Long> dropped = outbox.takeDropped(name);
        dropped.forEach(session::answered);
        unanswered.dropped(dropped);
        unanswered.step(nowMs);
        feeder.topUp(nowMs);
    }

    /** Whether a session has begun since the last call, so that status and state are due again. */
    public boolean takeGreet() {
        boolean due = greet;
        greet = false;
        return due;
    }

    /** When it is told the live picture. */
    public StatePace pace() {
        return pace;
    }

    /** Whether the lift was taken out of this platform: nothing is left at the broker then, and alarms go on. Any thread may ask. */
    public boolean isRetired() {
        return retired;
    }

    /**
     * The lift is taken out of this platform, or comes back. What the broker keeps of it goes with the next connection, which has no will
     * and is made once the answer to whoever asked is out.
     *
     * @throws StoreException where that cannot be remembered
     */
    public void retire(boolean out, long nowMs) throws StoreException {
        outbox.retire(name, out);
        retired = out;
        renewMs = nowMs + ANSWER_GOES_MS;
    }

    /** Whatever waits for its answer is sent again now. */
    public void sendUnansweredAgain(long nowMs) throws StoreException {
        session.sendUnansweredAgain();
        feeder.moreWait();
        step(nowMs);
    }

    /** Messages that were delivered are delivered once more. */
    public Resent resend(Resent.Range range) throws StoreException {
        Resent resent = outbox.resend(range);
        feeder.moreWait();
        return resent;
    }

    /** Whether this session has stood for a moment and was not told yet what the box is; it counts as told then. */
    boolean takeAbout(long nowMs) {
        boolean due = !retired && session.stoodMs(nowMs) >= ABOUT_AFTER_MS && aboutOf != session.onlineSession();
        aboutOf = due ? session.onlineSession() : aboutOf;
        return due;
    }

    /** Whether it is connected and messages may be sent. */
    public boolean online() {
        return session.onlineSession() != 0;
    }

    /** Whether the last live picture has been taken, so that a slow broker is not flooded with newer ones. */
    public boolean takesState() {
        return takes(Topics.STATE) && !retired && online() && !session.tells(Topics.STATE);
    }

    /** Sends something that is not stored, where there is a connection. */
    public void tell(String topic, String text, boolean retained, long nowMs) throws StoreException {
        carryOut(session.tell(topic, text, retained, nowMs), nowMs);
    }

    /** What is wrong between it and its broker although there is, again and again, a connection. */
    public List<LinkTrouble> troubles() {
        List<LinkTrouble> troubles = new ArrayList<>(session.troubles());
        quarantine.trouble(name).ifPresent(troubles::add);
        return troubles;
    }

    /** What is known not to be wrong with its connection. */
    public Set<UplinkFault.Kind> inOrder(long nowMs) {
        Set<UplinkFault.Kind> inOrder = EnumSet.noneOf(UplinkFault.Kind.class);
        if (quarantine.trouble(name).isEmpty()) {
            inOrder.add(UplinkFault.Kind.UPLINK_QUARANTINED);
        }
        if (session.isSubscribed()) {
            inOrder.add(UplinkFault.Kind.REQUESTS_UNREADABLE);
        }
        if (session.stoodMs(nowMs) >= STANDS_MS) {
            inOrder.add(UplinkFault.Kind.MESSAGES_REFUSED);
            inOrder.add(UplinkFault.Kind.CLIENT_ID_SHARED);
        }
        return inOrder;
    }

    /** Somebody waits for the answer of that incident now: it is sent again with the next step, however long its pause was. */
    public void hurry(String incident, long nowMs) {
        session.hurry(incident, nowMs);
    }

    /** Says the last words and ends the client's thread. */
    public void stop(String lastWords) {
        session.stop(Topics.STATUS, lastWords).forEach(link::order);
        link.end();
    }

    private void carryOut(List<LinkOrder> orders, long nowMs) throws StoreException {
        for (LinkOrder order : orders) {
            switch (order) {
                case LinkOrder.Greet _ -> greet = true;
                case LinkOrder.Forget forget -> outbox.delivered(name, forget.seq());
                case LinkOrder.Note note when note.grave() -> LOG.warn("uplink {}: {}", name, note.text());
                case LinkOrder.Note note -> LOG.info("uplink {}: {}", name, note.text());
                case LinkOrder.Connect _ -> {
                    quarantine.begins(name, nowMs);
                    link.order(order);
                }
                case LinkOrder.Drop _ -> {
                    quarantine.ends(name);
                    link.order(order);
                }
                case LinkOrder.Subscribe _, LinkOrder.Publish _, LinkOrder.Farewell _ -> link.order(order);
            }
        }
    }
}
