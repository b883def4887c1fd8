package dev.liftwatch.uplink;

import dev.liftwatch.compose.StoreWords;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import dev.liftwatch.link.LinkSession;
import dev.liftwatch.outbox.Bounds;
import dev.liftwatch.outbox.Draft;
import dev.liftwatch.outbox.MessageClass;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.SequenceGap;
import dev.liftwatch.outbox.Stored;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network that is away while an event is stored every second, and comes back: the store stays bounded, alarms go first, and every
 * number that never comes is named. Its main plays a day in a minute or two, and is meant for the heap of the installed agent.
 */
final class LongOutage {
    private static final String UPLINK = "city";

    /** About what an event of a lift with ten wires has, bytes. */
    private static final int BODY_BYTES = 1500;

    private final Path folder;
    private final Outbox outbox;
    private final LinkSession session = new LinkSession(1, () -> 0.5);
    private final OutboxFeeder feeder;
    private final List<Map<String, Object>> arrived = new ArrayList<>();
    private int gaps;
    private int alarms;

    LongOutage(Path folder, Bounds bounds) throws Exception {
        this.folder = folder;
        outbox = Outbox.open(folder, "hz-1", () -> "store-1");
        outbox.bound(bounds, this::gap);
        feeder = new OutboxFeeder(UPLINK, outbox, session);
    }

    private Draft gap(SequenceGap gap) {
        return new Draft("g-" + ++gaps, "event", MessageClass.GAP, place -> {
            Map<String, Object> body = new LinkedHashMap<>(StoreWords.gap(gap));
            body.put("seq", place.seq());
            body.put("replayed", false);
            return JsonText.write(body);
        });
    }

    /** So many seconds pass, with an event in each and an alarm in every so many. */
    void pass(int seconds, int alarmEvery) throws Exception {
        String filling = "x".repeat(BODY_BYTES);
        for (int second = 1; second <= seconds; second++) {
            boolean alarm = second % alarmEvery == 0;
            alarms += alarm ? 1 : 0;
            Draft draft = new Draft(
                    "m-" + second,
                    alarm ? "alarm" : "event",
                    alarm ? MessageClass.ALARM : MessageClass.EVENT,
                    place -> "{\"kind\":\"any\",\"filling\":\"" + filling + "\",\"seq\":" + place.seq()
                            + ",\"replayed\":false}");
            for (Stored message : outbox.commit(List.of(draft), List.of(UPLINK), null)) {
                feeder.add(message);
            }
            feeder.topUp(0);
        }
    }

    long fileBytes() throws Exception {
        return Files.size(folder.resolve(Outbox.FILE));
    }

    long waitingBytes() throws Exception {
        return outbox.backlog(UPLINK).bytes();
    }

    /** The network is back: everything goes out, is acknowledged by the broker, and alarms are answered. */
    void comeBack() throws Exception {
        List<LinkOrder> orders = new ArrayList<>(session.step(0));
        orders.addAll(session.step(new LinkEvent.Connected(1), 0));
        while (!orders.isEmpty()) {
            List<LinkOrder> next = new ArrayList<>();
            for (LinkOrder order : orders) {
                next.addAll(carryOut(order));
            }
            feeder.topUp(0);
            next.addAll(session.step(1));
            orders = next;
        }
    }

    private List<LinkOrder> carryOut(LinkOrder order) throws Exception {
        if (order instanceof LinkOrder.Forget forget) {
            outbox.delivered(UPLINK, forget.seq());
        }
        if (!(order instanceof LinkOrder.Publish publish)) {
            return List.of();
        }
        Map<String, Object> message = JsonText.read(publish.text());
        message.remove("filling");
        message.put("topic", publish.topic());
        arrived.add(message);
        if (publish.topic().equals("alarm")) {
            outbox.answered(UPLINK, publish.seq());
            session.answered(publish.seq());
        }
        return session.step(new LinkEvent.Published(publish.session(), publish.seq()), 1);
    }

    /** What is wrong; none where all is well. */
    List<String> differences() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < alarms; i++) {
            if (i >= arrived.size() || !arrived.get(i).get("topic").equals("alarm")) {
                wrong.add("message " + (i + 1) + " that came was no alarm, and " + alarms + " waited");
                break;
            }
        }
        Set<Long> known = new HashSet<>();
        for (Map<String, Object> message : arrived) {
            known.add(((Number) message.get("seq")).longValue());
            if (message.get("ranges") instanceof List<?> ranges) {
                ranges.forEach(range -> known.addAll(numbers((List<?>) range)));
            }
        }
        for (long seq = 1; seq <= outbox.lastSeq(UPLINK); seq++) {
            if (!known.contains(seq)) {
                wrong.add("number " + seq + " neither came nor is named by a gap record");
                break;
            }
        }
        return wrong;
    }

    private static List<Long> numbers(List<?> range) {
        List<Long> numbers = new ArrayList<>();
        for (long seq = ((Number) range.getFirst()).longValue(); seq <= ((Number) range.getLast()).longValue(); seq++) {
            numbers.add(seq);
        }
        return numbers;
    }

    /** How many messages came. */
    int arrivals() {
        return arrived.size();
    }

    void end() throws Exception {
        outbox.close();
    }

    /** {@code LongOutage [SECONDS]}: a day where none are said. */
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 86_400;
        LongOutage outage = new LongOutage(Files.createTempDirectory("liftwatch-outage"), Bounds.onCard(8 << 20));
        outage.pass(seconds, 8640);
        System.out.println("away for " + seconds + " s with an event in each: " + outage.waitingBytes() / 1024
                + " kB wait, the file has " + outage.fileBytes() / 1024 + " kB");
        outage.comeBack();
        List<String> wrong = outage.differences();
        System.out.println("back: " + outage.alarms + " alarms came first, " + outage.arrivals() + " messages in all, "
                + outage.gaps + " gap records were made; " + (wrong.isEmpty() ? "no number is missing" : wrong));
        outage.end();
        System.exit(wrong.isEmpty() ? 0 : 1);
    }
}
