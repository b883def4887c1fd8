package dev.liftwatch.report;

import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Explanation;
import dev.liftwatch.incident.Likelihood;
import dev.liftwatch.incident.Otherwise;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The messages of one agent process to a platform. Every one has the same head; those that are stored also carry the
 * store, its sequence number and, last of all, whether they were sent late or again.
 */
public final class Messages {
    /** The version of the message format. */
    public static final int VERSION = 1;

    /** The version of the schemas: what has been added to the format since. */
    private static final String SCHEMA = "1.1";

    /** The live picture is told at least this often, ms. */
    public static final long HEARTBEAT_MS = 60_000;

    /** A picture of which no newer has come for so long says nothing any more, ms: three heartbeats. */
    static final long STALE_AFTER_MS = 3 * HEARTBEAT_MS;

    /** Why a broker says that the lift is offline. */
    public static final String CONNECTION_LOST = "connection lost";

    private final LiftIdentity lift;
    private final String boot;
    private final String agentVersion;
    private final Texts texts;
    private final long startedMs;

    /**
     * What a message is stamped with.
     *
     * @param id its own id, a UUIDv7
     * @param moment when it was decided, on both clocks
     */
    public record Stamp(String id, Moment moment) {}

    /**
     * Where a stored message stands.
     *
     * @param store the id of the store
     * @param seq its number within store and uplink, from 1 without a gap
     * @param durable whether it is on the card, not in memory alone
     */
    public record Filing(String store, long seq, boolean durable) {
        /** On the card. */
        public Filing(String store, long seq) {
            this(store, seq, true);
        }
    }

    /**
     * The messages of this start of the agent.
     *
     * @param boot random per start
     * @param startedMs when it started, tick
     */
    public Messages(LiftIdentity lift, String boot, String agentVersion, Texts texts, long startedMs) {
        this.lift = lift;
        this.boot = boot;
        this.agentVersion = agentVersion;
        this.texts = texts;
        this.startedMs = startedMs;
    }

    /**
     * An incident's change, for the topics {@code alarm} and {@code event}.
     *
     * @param context what goes on around it, by {@link Notices#context}
     */
    public Map<String, Object> incident(Decision decision, Map<String, Object> context, Stamp stamp, Filing filing) {
        Map<String, Object> m = head(stamp);
        Moment moment = stamp.moment();
        m.put("incident", decision.incident());
        m.put("kind", decision.kind());
        m.put("phase", decision.phase().code());
        m.put("cause", decision.cause() == null ? null : decision.cause().code());
        m.put("also", decision.also().stream().sorted().map(Cause::code).toList());
        m.put(
                "certainty",
                decision.certainty() == null ? null : decision.certainty().code());
        likelihood(decision.likelihood(), texts).forEach(m::put);
        m.put("danger", decision.danger());
        m.put("signal", decision.signal() == null ? null : decision.signal().code());
        m.put("wire", decision.signal() == null ? null : texts.wire(decision.signal()));
        m.put("occurred_at", moment.text(decision.occurredMs()));
        m.put("raised_at", moment.text(decision.raisedMs()));
        m.put("reason", decision.reason() == null ? null : decision.reason().code());
        m.put("location", location(decision.place()));
        m.put("signals", signals(decision.signals(), moment.tickMs()));
        m.put("explanation", texts.explain(decision.explanation()));
        m.put("explanation_data", data(decision.explanation()));
        m.putAll(context);
        return filed(m, filing);
    }

    /** How likely a trapping is, and what it is otherwise; nothing of what is no trapping. */
    static Map<String, Object> likelihood(Likelihood likelihood, Texts texts) {
        if (likelihood == null) {
            return Map.of();
        }
        Otherwise otherwise = likelihood.otherwise();
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("kind", otherwise.kind().code());
        other.put(
                "signal", otherwise.signal() == null ? null : otherwise.signal().code());
        other.put("wire", otherwise.signal() == null ? null : texts.wire(otherwise.signal()));
        other.put("share", share(otherwise.percent()));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("probability", share(likelihood.percent()));
        fields.put("otherwise", other);
        return fields;
    }

    private static double share(int percent) {
        return percent / 100.0;
    }

    /** The close of an incident that a human resolved: as {@link #incident}, with what the human said. */
    public Map<String, Object> resolved(
            Decision decision, Resolution said, Map<String, Object> context, Stamp stamp, Filing filing) {
        Map<String, Object> more = new LinkedHashMap<>(context);
        more.put("resolution", resolution(said));
        return incident(decision, more, stamp, filing);
    }

    /** The event that tells every platform who has ended an incident, and over which uplink. */
    public Map<String, Object> resolutionTold(Resolution said, Stamp stamp, Filing filing) {
        Map<String, Object> m = head(stamp);
        m.put("kind", "resolution");
        m.put("phase", "resolved");
        m.put("incident", said.request().incident());
        m.put("request", said.request().id());
        m.putAll(resolution(said));
        m.put("explanation", doubt(said));
        return filed(m, filing);
    }

    /** What is to be said of a rescue that the doors do not show, null where they do, or none was claimed. */
    public String doubt(Resolution said) {
        return said.doubt().map(texts::explain).orElse(null);
    }

    private static Map<String, Object> resolution(Resolution said) {
        Map<String, Object> resolution = new LinkedHashMap<>();
        resolution.put("outcome", said.request().outcome());
        resolution.put("by", said.request().by());
        resolution.put("note", said.request().note());
        resolution.put("uplink", said.uplink());
        resolution.put("way_out", said.wayOut().code());
        resolution.put("watched_on", said.watchedOn());
        return resolution;
    }

    /**
     * What happened to the agent itself, for the topic {@code event}.
     *
     * @param details its {@code kind}, and what there is to say of it
     */
    public Map<String, Object> notice(Map<String, Object> details, Stamp stamp, Filing filing) {
        Map<String, Object> m = head(stamp);
        m.putAll(details);
        return filed(m, filing);
    }

    /** The live picture, for the topic {@code state}. */
    public Map<String, Object> state(LivePicture picture, Stamp stamp, long lastSeq) {
        Map<String, Object> m = head(stamp);
        m.put("doors_closed", truth(picture.doorsClosed()));
        m.put("door_open", truth(picture.doorOpen()));
        m.put("in_door_zone", truth(picture.place().inDoorZone()));
        m.put("still", picture.still());
        m.put("last_travel_at", stamp.moment().text(picture.lastTravelMs()));
        m.put("position_mm", picture.place().positionMm());
        m.put("floor", picture.place().floor());
        m.put("floor_label", lift.floorLabel(picture.place().floor()));
        m.put("presence", picture.presence());
        m.put("mains_lost", truth(picture.mainsLost()));
        m.put("inspection", truth(picture.inspection()));
        m.put("incident", picture.incident());
        m.put("incident_phase", picture.incidentPhase());
        m.put("signals", signals(picture.signals(), stamp.moment().tickMs()));
        m.put("expires_at", stamp.moment().wall().plusMs(STALE_AFTER_MS).rfc3339());
        m.put("last_seq", lastSeq);
        return m;
    }

    /** Whether the agent is there, for the topic {@code status} and the last will. */
    public Map<String, Object> status(boolean online, String why, Stamp stamp, long lastSeq) {
        Map<String, Object> m = head(stamp);
        m.put("status", online ? "online" : "offline");
        m.put("version", agentVersion);
        m.put("why", why);
        m.put("stale_after_s", STALE_AFTER_MS / 1000);
        m.put("last_seq", lastSeq);
        return m;
    }

    /**
     * What the broker says in the agent's place when the connection is lost, where it has to be short: some take no more than 128 bytes.
     * When that was is the broker's to know.
     */
    public Map<String, Object> will() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("v", VERSION);
        m.put("lift", lift.id());
        m.put("boot", boot);
        m.put("status", "offline");
        m.put("why", CONNECTION_LOST);
        return m;
    }

    /**
     * What the box is and can do, for the topic {@code about}.
     *
     * @param certificateUntil until when the certificate that it shows this platform is good, RFC 3339; null where it shows none
     */
    public Map<String, Object> about(Equipment equipment, String certificateUntil, Stamp stamp) {
        Map<String, Object> m = head(stamp);
        m.put("version", agentVersion);
        m.put("schema", SCHEMA);
        m.put("floors", equipment.floors());
        m.put("signals", equipment.signals());
        m.put("capabilities", Equipment.CAPABILITIES);
        m.put("heartbeat_s", HEARTBEAT_MS / 1000);
        m.put("stale_after_s", STALE_AFTER_MS / 1000);
        m.put("certificate_until", certificateUntil);
        return m;
    }

    /** The answer to a request, for the topic {@code reply}: {@code error} is null where it was carried out. */
    public Map<String, Object> reply(
            String request, ReplyCode code, String error, Map<String, Object> result, Stamp stamp) {
        Map<String, Object> m = head(stamp);
        m.put("request", request);
        m.put("ok", code == ReplyCode.OK);
        m.put("error", error);
        m.put("code", code.code());
        m.putAll(result);
        return m;
    }

    Map<String, Object> head(Stamp stamp) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("v", VERSION);
        m.put("id", stamp.id());
        m.put("lift", lift.id());
        m.put("boot", boot);
        m.put("at", stamp.moment().wall().rfc3339());
        m.put("clock", stamp.moment().wall().synced() ? "synced" : "unsynced");
        m.put("uptime_ms", Math.max(0, stamp.moment().tickMs() - startedMs));
        return m;
    }

    static Map<String, Object> filed(Map<String, Object> m, Filing filing) {
        if (m.containsKey("kind")) {
            m.put("severity", Urgency.of(m).code());
        }
        if (!filing.durable()) {
            m.put("durability", "lost");
        }
        m.put("store", filing.store());
        m.put("seq", filing.seq());
        m.put("replayed", false);
        return m;
    }

    /** Where the car is, in words for the log of the box. */
    public String whereabouts(Decision.Place place) {
        return lift.whereabouts(place);
    }

    /** Why it was decided, in sentences. */
    public String reason(Decision decision) {
        return texts.explain(decision.explanation());
    }

    /** Where the lift is, without where its car is. */
    Map<String, Object> address() {
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("rescue_code", lift.rescueCode());
        location.put("registration_code", lift.registrationCode());
        location.put("name", lift.name());
        location.put("address", lift.address());
        location.put("latitude", lift.latitude());
        location.put("longitude", lift.longitude());
        return location;
    }

    private Map<String, Object> location(Decision.Place place) {
        Map<String, Object> location = address();
        location.put("position_mm", place.positionMm());
        location.put("floor", place.floor());
        location.put("floor_label", lift.floorLabel(place.floor()));
        location.put("in_door_zone", truth(place.inDoorZone()));
        return location;
    }

    /** The explanation for programs: the same sentences by their keys and numbers. */
    private static List<Map<String, Object>> data(Explanation explanation) {
        List<Map<String, Object>> sentences = new ArrayList<>();
        for (Explanation.Sentence sentence : explanation.sentences()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("key", sentence.key());
            one.put("numbers", sentence.arguments());
            sentences.add(one);
        }
        return sentences;
    }

    private static Map<String, Object> signals(Map<Signal, SignalPanel.View> views, long nowMs) {
        Map<String, Object> signals = new LinkedHashMap<>();
        views.forEach((signal, view) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("value", view.known() ? value(signal, view.value()) : null);
            one.put("age_ms", view.sinceMs() == Tick.NONE ? null : Math.max(0, nowMs - view.sinceMs()));
            signals.put(signal.code(), one);
        });
        return signals;
    }

    private static Object value(Signal signal, long value) {
        return signal.type() == Signal.Type.DECIMAL ? (Object) (value / 1000.0) : (Object) value;
    }

    private static Boolean truth(Truth truth) {
        return truth.isKnown() ? truth.isTrue() : null;
    }
}
