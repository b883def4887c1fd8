package dev.liftwatch.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what one agent decided against what one platform got from it, and names every difference in a sentence. */
final class DeliveryLedger {
    /** The phases of a trapping in the order in which they may come. */
    private static final List<String> PHASES = List.of("suspected", "dismissed", "raised", "updated", "closed");

    private static final Set<String> ALARMS = Set.of("raised", "updated", "closed");

    private final List<Decision> decisions;
    private final List<StoredMessage> arrived;
    private final List<StoredMessage> waiting;
    private final Shelf shelf;

    /**
     * What the agent has decided, by its own log.
     *
     * @param kind {@code trap} or another incident's kind
     * @param phase as in messages
     * @param incident the incident's id
     * @param certain whether it is sure to be on record; what a killed agent logged last may not be
     */
    record Decision(String kind, String phase, String incident, boolean certain) {
        private String step() {
            return phase + " of incident " + incident;
        }
    }

    /**
     * What the agent's store says after the run.
     *
     * @param store the store's id
     * @param lastSeq the number given last
     * @param waiting the texts of what is not delivered yet
     */
    record Shelf(String store, long lastSeq, List<String> waiting) {}

    /**
     * A ledger of one uplink.
     *
     * @param arrived the texts of all stored messages as they came, repeats included
     */
    DeliveryLedger(List<Decision> decisions, List<String> arrived, Shelf shelf) {
        this.decisions = List.copyOf(decisions);
        this.arrived = arrived.stream().map(StoredMessage::of).toList();
        this.waiting = shelf.waiting().stream().map(StoredMessage::of).toList();
        this.shelf = shelf;
    }

    /** Every difference; none where all is well. */
    List<String> differences() {
        List<String> found = new ArrayList<>();
        found.addAll(lost());
        found.addAll(invented());
        found.addAll(holes());
        found.addAll(changedRepeats());
        found.addAll(disorder());
        return found;
    }

    /** How many alarm messages were decided, arrived as different ones, and arrived in all. */
    String count() {
        long decided = decisions.stream().filter(DeliveryLedger::isAlarm).count();
        List<StoredMessage> alarms = arrived.stream()
                .filter(m -> m.isTrap() && ALARMS.contains(m.text("phase")))
                .toList();
        return decided + " alarm changes decided, " + different(alarms).size() + " arrived in " + alarms.size()
                + " messages";
    }

    private static boolean isAlarm(Decision decision) {
        return decision.kind().equals(StoredMessage.TRAP) && ALARMS.contains(decision.phase());
    }

    /** The first of each id. */
    private static Collection<StoredMessage> different(List<StoredMessage> messages) {
        Map<String, StoredMessage> byId = new LinkedHashMap<>();
        messages.forEach(message -> byId.putIfAbsent(message.text("id"), message));
        return byId.values();
    }

    private Collection<StoredMessage> known() {
        return different(Stream.concat(arrived.stream(), waiting.stream()).toList());
    }

    private Map<String, Long> trapMessagesByStep() {
        return known().stream()
                .filter(StoredMessage::isTrap)
                .collect(Collectors.groupingBy(StoredMessage::step, Collectors.counting()));
    }

    private List<String> lost() {
        Map<String, Long> got = trapMessagesByStep();
        Map<String, Long> due = decisions.stream()
                .filter(d -> isAlarm(d) && d.certain())
                .collect(Collectors.groupingBy(Decision::step, TreeMap::new, Collectors.counting()));
        List<String> lost = new ArrayList<>();
        due.forEach((step, times) -> {
            long came = got.getOrDefault(step, 0L);
            if (came < times) {
                lost.add("lost: " + step + " was decided " + times + " time(s) and came " + came + " time(s)");
            }
        });
        lost.addAll(forgotten(got.keySet()));
        return lost;
    }

    /**
     * A raise that a killed agent was about to put on record is decided again under the same incident, or the incident is dismissed,
     * where anything of it was on record before. Where nothing was, nothing is owed: the next start judges anew.
     */
    private List<String> forgotten(Set<String> came) {
        Set<String> onRecord = known().stream().map(m -> m.text("incident")).collect(Collectors.toSet());
        Set<String> dismissed = decisions.stream()
                .filter(d -> d.phase().equals("dismissed"))
                .map(Decision::incident)
                .collect(Collectors.toSet());
        return decisions.stream()
                .filter(d -> isAlarm(d) && !d.certain() && d.phase().equals("raised"))
                .filter(d -> onRecord.contains(d.incident()) && !dismissed.contains(d.incident()))
                .filter(d -> !came.contains(d.step()))
                .map(d -> "lost: " + d.step()
                        + " was about to be put on record when the agent was killed, and was not decided again")
                .toList();
    }

    private List<String> invented() {
        Map<String, Long> decided = decisions.stream()
                .filter(d -> d.kind().equals(StoredMessage.TRAP))
                .collect(Collectors.groupingBy(Decision::step, Collectors.counting()));
        List<String> invented = new ArrayList<>();
        trapMessagesByStep().forEach((step, came) -> {
            long times = decided.getOrDefault(step, 0L);
            if (came > times) {
                invented.add("invented: " + step + " came as " + came + " different message(s) and was decided " + times
                        + " time(s)");
            }
        });
        return invented;
    }

    private List<String> holes() {
        Map<String, TreeSet<Long>> numbers = new TreeMap<>();
        known().forEach(m -> numbers.computeIfAbsent(m.text("store"), store -> new TreeSet<>())
                .add(m.seq()));
        known().stream()
                .filter(m -> m.text("kind").equals("gap"))
                .forEach(gap -> numbers.computeIfAbsent(gap.text("of_store"), store -> new TreeSet<>())
                        .addAll(dropped(gap)));
        List<String> holes = new ArrayList<>();
        TreeSet<Long> ofShelf = numbers.computeIfAbsent(shelf.store(), store -> new TreeSet<>());
        if (!ofShelf.isEmpty() && ofShelf.last() > shelf.lastSeq()) {
            holes.add("number " + ofShelf.last() + " came, and the store says it has given " + shelf.lastSeq()
                    + " at most");
        }
        numbers.forEach((store, given) -> {
            long last = store.equals(shelf.store()) ? shelf.lastSeq() : given.last();
            for (long seq = 1; seq <= last; seq++) {
                if (!given.contains(seq)) {
                    holes.add("a hole: number " + seq + " of store " + store
                            + " neither came nor waits, and no gap record names it");
                }
            }
        });
        return holes;
    }

    /** The numbers that a gap record says will never come. */
    private static List<Long> dropped(StoredMessage gap) {
        List<Long> numbers = new ArrayList<>();
        for (Object range : (List<?>) gap.fields().get("ranges")) {
            long first = ((Number) ((List<?>) range).getFirst()).longValue();
            long last = ((Number) ((List<?>) range).getLast()).longValue();
            for (long seq = first; seq <= last; seq++) {
                numbers.add(seq);
            }
        }
        return numbers;
    }

    /** A repeat is the same bytes but for {@code replayed}, so nobody has rewritten {@code at} either; no number is given twice. */
    private List<String> changedRepeats() {
        List<String> changed = new ArrayList<>();
        Map<String, String> textById = new HashMap<>();
        Map<String, String> idByNumber = new HashMap<>();
        Set<String> told = new HashSet<>();
        Stream.concat(arrived.stream(), waiting.stream()).forEach(m -> {
            String id = m.text("id");
            String before = textById.putIfAbsent(id, m.fresh());
            if (before != null && !before.equals(m.fresh()) && told.add(id)) {
                changed.add("changed: message " + id + " was repeated with other bytes: first " + before + ", then "
                        + m.fresh());
            }
            String number = "number " + m.seq() + " of store " + m.text("store");
            String other = idByNumber.putIfAbsent(number, id);
            if (other != null && !other.equals(id) && told.add(number)) {
                changed.add(number + " was given to two messages: " + other + " and " + id);
            }
        });
        return changed;
    }

    private List<String> disorder() {
        Map<String, List<StoredMessage>> byIncident =
                known().stream().filter(StoredMessage::isTrap).collect(Collectors.groupingBy(m -> m.text("incident")));
        List<String> disorder = new ArrayList<>();
        byIncident.forEach((incident, messages) -> {
            List<String> phases = messages.stream()
                    .sorted(java.util.Comparator.comparingLong(StoredMessage::seq))
                    .map(m -> m.text("phase"))
                    .toList();
            for (int i = 1; i < phases.size(); i++) {
                boolean repeatable = phases.get(i).equals("updated");
                int step = PHASES.indexOf(phases.get(i)) - PHASES.indexOf(phases.get(i - 1));
                if (step < 0 || (step == 0 && !repeatable)) {
                    disorder.add("out of order: incident " + incident + " went " + String.join(", ", phases));
                    break;
                }
            }
        });
        return disorder;
    }
}
