package dev.liftwatch.uplink;

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
import java.util.Arrays;
import java.util.List;

/**
 * How long a new alarm takes from its commit until it is on its way while very many wait for an answer. {@code ManyAlarms [ALARMS]}:
 * 300,000 where none are said. Prints figures; no test.
 */
final class ManyAlarms {
    private static final String UPLINK = "city";

    /** About what an alarm of a lift with ten wires has, bytes. */
    private static final String FILLING = "x".repeat(1800);

    private static final int LOT = 2000;
    private static final int NEW_ALARMS = 200;

    private final LinkSession session = new LinkSession(1, () -> 0.5);
    private final Outbox outbox;
    private final OutboxFeeder feeder;
    private long ids;

    private ManyAlarms(Path folder, long ids) throws Exception {
        this.ids = ids;
        outbox = Outbox.open(folder, "hz-1", () -> "store-1");
        outbox.bound(Bounds.onCard(8 << 20), ManyAlarms::gap);
        feeder = new OutboxFeeder(UPLINK, outbox, session);
    }

    private static Draft gap(SequenceGap gap) {
        throw new AssertionError("nothing is to be dropped: " + gap);
    }

    private List<Stored> commit(MessageClass kind, int count) throws Exception {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long id = ids++;
            drafts.add(new Draft(
                    "m-" + id,
                    kind == MessageClass.ALARM ? "alarm" : "event",
                    kind,
                    place -> "{\"incident\":\"i-" + id + "\",\"filling\":\"" + FILLING + "\",\"replayed\":false}"));
        }
        return outbox.commit(drafts, List.of(UPLINK), new Outbox.SavedState("s", 1));
    }

    private List<Long> sent(List<LinkOrder> orders) {
        return orders.stream()
                .filter(LinkOrder.Publish.class::isInstance)
                .map(order -> ((LinkOrder.Publish) order).seq())
                .toList();
    }

    private List<Long> connect() throws Exception {
        feeder.topUp(0);
        session.step(0);
        return sent(session.step(new LinkEvent.Connected(1), 0));
    }

    /** The broker takes all that is on its way. */
    private void settle(List<Long> onTheirWay) throws Exception {
        List<Long> sent = onTheirWay;
        while (!sent.isEmpty()) {
            List<Long> next = new ArrayList<>();
            for (long number : sent) {
                for (LinkOrder order : session.step(new LinkEvent.Published(1, number), 1)) {
                    if (order instanceof LinkOrder.Forget forget) {
                        outbox.delivered(UPLINK, forget.seq());
                    }
                    next.addAll(sent(List.of(order)));
                }
            }
            feeder.topUp(1);
            next.addAll(sent(session.step(1)));
            sent = next;
        }
    }

    /** From before the commit until it is handed to the client, ns. */
    private long raiseNs() throws Exception {
        long startNs = System.nanoTime();
        Stored alarm = commit(MessageClass.ALARM, 1).getFirst();
        feeder.add(alarm);
        List<Long> sent = sent(session.step(1));
        long tookNs = System.nanoTime() - startNs;
        if (!sent.equals(List.of(alarm.number()))) {
            throw new AssertionError("it did not go out at once, but " + sent);
        }
        settle(sent);
        return tookNs;
    }

    /** The platform answers an alarm: looked up by its id, and off the card. */
    private long answerNs(String id) throws Exception {
        long startNs = System.nanoTime();
        Stored alarm = outbox.waiting(UPLINK, id).orElseThrow();
        outbox.delivered(UPLINK, alarm.number());
        session.answered(alarm.number());
        return System.nanoTime() - startNs;
    }

    private static String figures(long[] ns) {
        Arrays.sort(ns);
        return String.format("median %.1f ms, slowest %.1f ms", ns[ns.length / 2] / 1e6, ns[ns.length - 1] / 1e6);
    }

    public static void main(String[] arguments) throws Exception {
        int alarms = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300_000;
        Path folder = Files.createTempDirectory("liftwatch-alarms");
        ManyAlarms before = new ManyAlarms(folder, 0);
        while (before.ids < alarms) {
            before.commit(MessageClass.ALARM, LOT);
        }
        before.outbox.close();
        long startNs = System.nanoTime();
        ManyAlarms box = new ManyAlarms(folder, before.ids);
        List<Long> first = box.connect();
        System.out.println("started on " + alarms + " alarms: the first, number " + first.getFirst()
                + ", is on its way after " + (System.nanoTime() - startNs) / 1_000_000 + " ms");
        box.settle(first);
        long[] raised = new long[NEW_ALARMS];
        long[] afterEvents = new long[NEW_ALARMS / 10];
        long[] answered = new long[NEW_ALARMS];
        for (int i = 0; i < NEW_ALARMS; i++) {
            raised[i] = box.raiseNs();
        }
        for (int i = 0; i < afterEvents.length; i++) {
            for (Stored event : box.commit(MessageClass.EVENT, 1)) {
                box.feeder.add(event);
            }
            box.settle(box.sent(box.session.step(1)));
            afterEvents[i] = box.raiseNs();
        }
        for (int i = 0; i < NEW_ALARMS; i++) {
            answered[i] = box.answerNs("m-" + (alarms - 1 - i * (alarms / 2 / NEW_ALARMS)));
        }
        System.out.println("a new alarm, from its commit until it is handed to the client: " + figures(raised));
        System.out.println("the same where an event has been delivered before: " + figures(afterEvents));
        System.out.println("an answer to one that is not in memory: " + figures(answered));
        box.outbox.close();
    }
}
