package dev.liftwatch.uplink;

import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.link.LinkTrouble;
import dev.liftwatch.time.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a platform that has ended the process from ending it again. The sessions that stand are noted in the runtime folder, which
 * is in memory and gone after a power cut. Where a lack of memory or a fault has ended the process, the next start knows them: one that
 * was alone is kept waiting, ever longer; of several, one connects after the other, so that the next death names the guilty one. A
 * process that was killed from outside accuses nobody. Any thread.
 */
public final class Quarantine {
    /** A session that has stood for so long, ms, is not what ends the process. */
    static final long LIVED_MS = 10 * 60_000;

    /** Where several are suspected, the next one connects so long after the one before it, ms; twice as long after each further death. */
    static final long APART_MS = 30_000;

    /** Longest wait of the only platform that takes alarms, ms. */
    static final long MOST_ALONE_MS = 2 * 60_000;

    private static final long[] WAITS_MS = {60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 6 * 3_600_000};

    /** The launcher has Java leave such a file beside ours, with the number of the process, when it runs out of memory. */
    private static final String MEMORY_MARK = "out-of-memory-";

    private static final int MOST_DOUBLINGS = 4;
    private static final int LONGEST_FILE = 64 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private final Path file;
    private final List<Platform> order;
    private final Set<String> standing = new LinkedHashSet<>();
    private final Map<String, Held> held = new TreeMap<>();

    /** Since when each session has stood or been tried, by uplink, tick. */
    private final Map<String, Long> sinceMs = new LinkedHashMap<>();

    /** Deaths in a row for which several are suspected. */
    private int deaths;

    private Set<String> suspects = new LinkedHashSet<>();

    /**
     * A platform, in the order of the configuration.
     *
     * @param name the uplink's name
     * @param alarms whether it takes alarms
     */
    public record Platform(String name, boolean alarms) {}

    /**
     * An uplink that was found guilty.
     *
     * @param times how often
     * @param sinceMs since when, tick
     * @param untilMs when it is tried again, tick
     * @param why what ended the process
     */
    record Held(int times, long sinceMs, long untilMs, LinkTrouble.Death why) {}

    private Quarantine(Path file, List<Platform> order) {
        this.file = file;
        this.order = List.copyOf(order);
    }

    /** Nothing is known and nothing is kept. */
    static Quarantine none() {
        return new Quarantine(null, List.of());
    }

    /**
     * What is known of the start before this one, which begins at the tick {@code nowMs}.
     *
     * @param file where it is kept
     */
    public static Quarantine open(Path file, List<Platform> order, long nowMs) {
        Quarantine quarantine = new Quarantine(file, order);
        try {
            Files.createDirectories(file.getParent());
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LONGEST_FILE) {
                quarantine.read(JsonText.read(Files.readString(file)), nowMs);
            }
        } catch (IOException | JsonException | ClassCastException | NullPointerException unreadable) {
            LOG.warn("{} cannot be read, nobody is suspected: {}", file, unreadable.getMessage());
        }
        quarantine.write();
        return quarantine;
    }

    private void read(Map<String, Object> fields, long nowMs) throws IOException {
        ((Map<?, ?>) fields.get("held")).forEach((name, one) -> readHeld((String) name, (Map<?, ?>) one, nowMs));
        deaths = ((Number) fields.get("deaths")).intValue();
        strings(fields.get("suspects")).forEach(suspects::add);
        List<String> stood = strings(fields.get("standing"));
        long pid = ((Number) fields.get("pid")).longValue();
        boolean ofMemory = Files.deleteIfExists(file.resolveSibling(MEMORY_MARK + pid));
        if (fields.get("fault_of") instanceof String guilty) {
            convict(guilty, LinkTrouble.Death.valueOf((String) fields.get("fault")), nowMs);
        } else if (ofMemory) {
            accuse(stood, nowMs);
        }
    }

    private void readHeld(String name, Map<?, ?> one, long nowMs) {
        if (order.stream().anyMatch(platform -> platform.name().equals(name))) {
            int times = ((Number) one.get("times")).intValue();
            // Ticks may have started again from 0: no platform waits longer than from now.
            long untilMs = Math.min(((Number) one.get("until_tick_ms")).longValue(), nowMs + waitMs(name, times));
            long since = Math.min(((Number) one.get("since_tick_ms")).longValue(), nowMs);
            held.put(name, new Held(times, since, untilMs, LinkTrouble.Death.valueOf((String) one.get("why"))));
        }
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    private void accuse(List<String> stood, long nowMs) {
        List<String> known = stood.stream()
                .filter(name -> order.stream().anyMatch(one -> one.name().equals(name)))
                .toList();
        if (known.size() == 1) {
            convict(known.getFirst(), LinkTrouble.Death.OUT_OF_MEMORY, nowMs);
        } else if (!known.isEmpty()) {
            deaths++;
            suspects = new LinkedHashSet<>(known);
            LOG.warn(
                    "the last start ran out of memory while {} were connected: they connect one after the other",
                    String.join(", ", known));
        }
    }

    private void convict(String name, LinkTrouble.Death why, long nowMs) {
        int times = Optional.ofNullable(held.get(name)).map(Held::times).orElse(0) + 1;
        suspects.remove(name);
        held.put(name, new Held(times, nowMs, nowMs + waitMs(name, times), why));
        LOG.warn(
                "uplink {}: the last start ended by its doing ({}); it is tried again in {} s, the others go on",
                name,
                why.code(),
                waitMs(name, times) / 1000);
    }

    private long waitMs(String name, int times) {
        long waitMs = WAITS_MS[Math.min(times, WAITS_MS.length) - 1];
        boolean alone = order.stream()
                .noneMatch(one -> one.alarms() && !one.name().equals(name) && !held.containsKey(one.name()));
        return alone ? Math.min(waitMs, MOST_ALONE_MS) : waitMs;
    }

    /** When that uplink may connect, tick; {@link Tick#NEVER} while it has to wait for another. */
    synchronized long mayConnectMs(String name, long nowMs) {
        Held own = held.get(name);
        if (own != null) {
            return nowMs < own.untilMs() ? own.untilMs() : othersOnTrial(name, nowMs) ? Tick.NEVER : own.untilMs();
        }
        if (!suspects.contains(name)) {
            return Tick.NONE;
        }
        long apartMs = APART_MS << Math.min(deaths - 1, MOST_DOUBLINGS);
        for (String before : suspects) {
            if (before.equals(name)) {
                break;
            }
            Long since = sinceMs.get(before);
            if (since == null || nowMs - since < apartMs) {
                return Tick.NEVER;
            }
        }
        return Tick.NONE;
    }

    /** Whether another that was held is being tried: a death is to name one. */
    private boolean othersOnTrial(String name, long nowMs) {
        return held.keySet().stream()
                .filter(other -> !other.equals(name) && standing.contains(other))
                .anyMatch(other -> nowMs - sinceMs.getOrDefault(other, nowMs) < LIVED_MS);
    }

    /** A session of that uplink begins. */
    synchronized void begins(String name, long nowMs) {
        sinceMs.put(name, nowMs);
        if (standing.add(name)) {
            write();
        }
    }

    /** A session of that uplink has ended, as sessions do. */
    synchronized void ends(String name) {
        if (standing.remove(name)) {
            write();
        }
    }

    /** That session has stood for so long. */
    synchronized void stands(String name, long stoodMs) {
        if (stoodMs >= LIVED_MS && standing.remove(name)) {
            suspects.remove(name);
            if (suspects.isEmpty()) {
                deaths = 0;
            }
            if (held.remove(name) != null) {
                LOG.info("uplink {}: has stood for 10 min, it is kept waiting no more", name);
            }
            write();
        }
    }

    /** The process is about to end, or to be ended, by that uplink's own thread. */
    public synchronized void ending(String name, LinkTrouble.Death why) {
        write(Map.of("fault_of", name, "fault", why.name()));
    }

    /** It goes on after all. */
    public synchronized void goesOn() {
        write();
    }

    /** The process ends in good order. */
    public synchronized void stopped() {
        standing.clear();
        suspects.clear();
        deaths = 0;
        write();
    }

    /** Why that uplink is kept waiting, or is being tried again; empty where it is not. */
    synchronized Optional<LinkTrouble> trouble(String name) {
        return Optional.ofNullable(held.get(name))
                .map(one -> new LinkTrouble.Quarantined(one.sinceMs(), one.why(), one.times()));
    }

    private void write() {
        write(Map.of());
    }

    private void write(Map<String, Object> more) {
        if (file == null) {
            return;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", 1);
        fields.put("pid", ProcessHandle.current().pid());
        fields.put("standing", new ArrayList<>(standing));
        fields.put("suspects", new ArrayList<>(suspects));
        fields.put("deaths", deaths);
        Map<String, Object> all = new LinkedHashMap<>();
        held.forEach((name, one) -> all.put(
                name,
                Map.of(
                        "times", one.times(),
                        "since_tick_ms", one.sinceMs(),
                        "until_tick_ms", one.untilMs(),
                        "why", one.why().name())));
        fields.put("held", all);
        fields.putAll(more);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, JsonText.write(fields));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            LOG.warn(
                    "{} cannot be written, a platform that ends the agent is not found: {}",
                    file,
                    unwritable.getMessage());
        }
    }
}
