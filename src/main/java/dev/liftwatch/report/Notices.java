package dev.liftwatch.report;

import dev.liftwatch.duties.Advisory;
import dev.liftwatch.duties.Commissioning;
import dev.liftwatch.duties.Maintenance;
import dev.liftwatch.duties.Notice;
import dev.liftwatch.duties.StateDiscard;
import dev.liftwatch.duties.UplinkFault;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored messages that are no judgement: test alarms, events about delivery, visits, warnings and the clock, and usage. */
public final class Notices {
    private final Messages messages;
    private final Texts texts;

    /** Notices of the same agent process as {@code messages}. */
    public Notices(Messages messages, Texts texts) {
        this.messages = messages;
        this.texts = texts;
    }

    /** A notice as a message. */
    public Map<String, Object> of(Notice notice, Messages.Stamp stamp, Messages.Filing filing) {
        Map<String, Object> m = messages.head(stamp);
        switch (notice) {
            case Notice.SelfTest test -> selfTest(m, test, stamp);
            case Notice.UplinkFaultChanged changed -> uplinkFault(m, changed, stamp);
            case Notice.StateDiscarded changed -> discard(m, changed, stamp);
            case Notice.MaintenanceChanged changed -> {
                m.put("kind", "maintenance");
                m.put("phase", changed.open() ? "started" : "stopped");
                m.putAll(maintenance(changed.maintenance(), stamp.moment()));
                m.put("said_by", changed.by());
                m.put("said_over", changed.uplink());
            }
            case Notice.Commissioned live -> {
                m.put("kind", "commissioned");
                m.put("phase", "live");
                m.put("reason", live.why().code());
                m.put("by", live.by());
                m.put("proven", live.wires().proven());
                m.put("unproven", live.wires().unproven());
                m.put("skipped", new java.util.TreeMap<>(live.skipped()));
            }
            case Notice.AdvisoryChanged changed -> {
                m.put("kind", "advisory");
                m.put("phase", changed.open() ? "received" : "expired");
                m.put("advisory", advisory(changed.advisory()));
            }
            case Notice.TimeCorrected corrected -> {
                // Whoever corrects looks for messages of the boot that this one carries; it need not be the one that
                // says so.
                m.put("boot", corrected.boot());
                m.put("uptime_ms", corrected.sinceBootMs());
                m.put("kind", "time-correction");
                m.put("from_uptime_ms", corrected.fromMs());
                m.put("offset_ms", corrected.offsetMs());
            }
            case Notice.Usage usage -> {
                m.put("period", usage.period());
                m.put("from", Instant.ofEpochMilli(usage.fromMs()).toString());
                m.put("to", Instant.ofEpochMilli(usage.toMs()).toString());
                m.put("counters", usage.counters());
            }
        }
        return Messages.filed(m, filing);
    }

    private void selfTest(Map<String, Object> m, Notice.SelfTest test, Messages.Stamp stamp) {
        m.put("incident", test.incident());
        m.put("kind", "selftest");
        m.put("phase", "raised");
        m.put("why", test.why());
        m.put("occurred_at", stamp.moment().wall().rfc3339());
        m.put("location", messages.address());
    }

    private void uplinkFault(Map<String, Object> m, Notice.UplinkFaultChanged changed, Messages.Stamp stamp) {
        UplinkFault fault = changed.fault();
        long seconds = Math.max(0, stamp.moment().tickMs() - fault.sinceMs()) / 1000;
        m.put("incident", fault.incident());
        m.put("kind", fault.kind().code());
        m.put("phase", changed.open() ? "raised" : "closed");
        m.put("uplink", fault.uplink());
        m.put("occurred_at", stamp.moment().text(fault.sinceMs()));
        m.put("reason", changed.open() ? null : changed.transition().code());
        m.putAll(changed.details());
        String why =
                changed.details().containsKey("why") ? "." + changed.details().get("why") : "";
        m.put(
                "explanation",
                texts.uplinkFault(
                        fault.kind().code() + why + "." + changed.transition().code(),
                        fault.uplink(),
                        seconds,
                        changed.details()));
    }

    private void discard(Map<String, Object> m, Notice.StateDiscarded changed, Messages.Stamp stamp) {
        StateDiscard discard = changed.discard();
        m.put("incident", discard.incident());
        m.put("kind", StateDiscard.KIND);
        m.put("phase", changed.open() ? "raised" : "closed");
        m.put("occurred_at", stamp.moment().text(discard.sinceMs()));
        m.put("reason", discard.reason());
        m.put("went_on_with", discard.wentOnWith());
        m.put("set_aside", discard.setAside());
        m.put("explanation", texts.discard(changed.open() ? discard.wentOnWith() : "closed", discard.setAside()));
    }

    /**
     * What the message of an incident carries of what goes on around it.
     *
     * @param visit the technician's visit, empty where there is none
     * @param warnings those that hold
     */
    public static Map<String, Object> context(Optional<Maintenance> visit, List<Advisory> warnings, Moment moment) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("maintenance", visit.map(v -> maintenance(v, moment)).orElse(null));
        context.put("advisories", warnings.stream().map(Notices::advisory).toList());
        return context;
    }

    /**
     * What is told of a lift that is not live yet.
     *
     * @param commissioning how it stands
     */
    public static Map<String, Object> commissioning(Commissioning.Standing commissioning, Moment moment) {
        Commissioning.Period period = commissioning.period();
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("since", moment.text(period.sinceMs()));
        m.put("ends", moment.text(period.endsMs()));
        m.put("proven", commissioning.wires().proven());
        m.put("unproven", commissioning.wires().unproven());
        return m;
    }

    private static Map<String, Object> maintenance(Maintenance visit, Moment moment) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("request", visit.id());
        m.put("by", visit.by());
        m.put("note", visit.note());
        m.put("since", moment.text(visit.sinceMs()));
        m.put("until", moment.text(visit.untilMs()));
        m.put("uplink", visit.uplink());
        return m;
    }

    private static Map<String, Object> advisory(Advisory advisory) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("request", advisory.id());
        m.put("type", advisory.type());
        m.put("from", advisory.from());
        m.put("until", advisory.until());
        m.put("text", advisory.text());
        m.put("by", advisory.by());
        return m;
    }
}
