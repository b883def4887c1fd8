package dev.liftwatch.agent;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.report.Messages;
import dev.liftwatch.time.Tick;
import dev.liftwatch.wire.Source;
import dev.liftwatch.wire.SourceCondition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What {@code liftwatch status} is told: a tree made from snapshots, on the control thread. */
final class StatusAnswer {
    private final DeviceConfig device;
    private final Messages messages;
    private final Supplier<Messages.Stamp> stamps;
    private final Supplier<Snapshot> snapshots;
    private final List<Source> sources;
    private final String store;

    StatusAnswer(
            DeviceConfig device,
            Messages messages,
            Supplier<Messages.Stamp> stamps,
            Supplier<Snapshot> snapshots,
            List<Source> sources,
            String store) {
        this.device = device;
        this.messages = messages;
        this.stamps = stamps;
        this.snapshots = snapshots;
        this.sources = List.copyOf(sources);
        this.store = store;
    }

    Map<String, Object> answer() {
        Snapshot snapshot = snapshots.get();
        Messages.Stamp stamp = stamps.get();
        Map<String, Object> answer = messages.status(true, "running", stamp, 0);
        answer.remove("last_seq");
        answer.put("name", device.lift().name().orElse(null));
        answer.put("store", store);
        answer.put(
                "picture",
                snapshot.picture() == null
                        ? null
                        : messages.state(snapshot.picture(), new Messages.Stamp(stamp.id(), snapshot.moment()), 0));
        answer.put(
                "sources",
                sources.stream().map(s -> source(s.condition(), stamp)).toList());
        answer.put(
                "uplinks",
                snapshot.uplinks().stream()
                        .map(view -> uplink(view, stamp.moment().wall().epochMs()))
                        .toList());
        return answer;
    }

    private static Map<String, Object> source(SourceCondition condition, Messages.Stamp stamp) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("name", condition.name());
        source.put("state", condition.state().name().toLowerCase(java.util.Locale.ROOT));
        source.put("since_s", Tick.elapsed(condition.sinceMs(), stamp.moment().tickMs()) / 1000);
        source.put("text", condition.text());
        source.put("frames", condition.counters().frames());
        source.put("bad_checks", condition.counters().badChecks());
        source.put("malformed", condition.counters().malformed());
        source.put("gaps", condition.counters().gaps());
        source.put("noise_bytes", condition.counters().noiseBytes());
        source.put("rejected", condition.rejected());
        source.put("resyncs", condition.counters().resyncs());
        source.put("time_error_ms", condition.timeErrorMs());
        return source;
    }

    private static Map<String, Object> uplink(Snapshot.UplinkView view, long epochMs) {
        Map<String, Object> uplink = new LinkedHashMap<>();
        uplink.put("name", view.name());
        uplink.put("online", view.online());
        uplink.put("reason", view.reason());
        uplink.put("waiting", view.waiting());
        uplink.put("last_seq", view.lastSeq());
        uplink.put(
                "certificate_days_left",
                view.certificates().stream()
                        .map(term -> term.daysLeft(epochMs))
                        .min(Long::compare)
                        .orElse(null));
        return uplink;
    }
}
