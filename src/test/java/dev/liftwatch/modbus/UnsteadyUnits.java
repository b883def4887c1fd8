package dev.liftwatch.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.modbus.ModbusRead.NumberLayout;
import dev.liftwatch.modbus.ModbusRead.Table;
import dev.liftwatch.wire.ChannelValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A line whose units answer late now and then, behind adapters that echo and put stray bytes anywhere. Every register says which
 * unit and address it is and how often it was asked, so that an answer read as that of another question shows.
 */
final class UnsteadyUnits {
    private static final long LOOK_MS = 20;

    private final Random random;
    final List<ModbusRead> reads = new ArrayList<>();
    private final PriorityQueue<Coming> coming =
            new PriorityQueue<>(Comparator.comparingLong(Coming::atMs).thenComparingInt(Coming::order));
    private final Map<String, Integer> askedTimes = new HashMap<>();
    final Map<String, Integer> readings = new HashMap<>();
    private int order;
    int lateOnes;
    boolean echoes;
    boolean strays;
    int lateOneIn = 20;
    long latestMs = 3000;
    int lostOneIn;

    @SuppressWarnings("ArrayRecordComponent") // Never compared by its bytes.
    private record Coming(long atMs, int order, byte[] bytes) {}

    UnsteadyUnits(long seed) {
        random = new Random(seed);
    }

    void register(int unit, int address) {
        reads.add(new ModbusRead(
                unit, Table.HOLDING_REGISTERS, address, 1, unit + "/" + address, new NumberLayout(false, false, 0)));
    }

    private void send(long atMs, byte... bytes) {
        coming.add(new Coming(atMs, order++, bytes));
    }

    /** The unit hears a question: its answer comes at once, late or never. */
    private void hear(byte[] question, long nowMs) {
        if (echoes) {
            send(nowMs + 1, question);
        }
        int unit = question[0];
        int address = question[3];
        int times = askedTimes.merge(unit + "/" + address, 1, Integer::sum);
        if (lostOneIn > 0 && random.nextInt(lostOneIn) == 0) {
            return;
        }
        boolean isLate = random.nextInt(lateOneIn) == 0;
        lateOnes += isLate ? 1 : 0;
        long atMs = nowMs + (isLate ? 200 + random.nextLong(latestMs - 200) : 2 + random.nextInt(60));
        if (strays && random.nextInt(3) == 0) {
            byte[] stray = new byte[1 + random.nextInt(9)];
            random.nextBytes(stray);
            send(atMs, stray);
        }
        byte[] body = {(byte) unit, 3, 2, (byte) (unit << 4 | address), (byte) times};
        int check = AnswerSearch.check(body, 0, body.length);
        byte[] answer = Arrays.copyOf(body, body.length + 2);
        answer[5] = (byte) check;
        answer[6] = (byte) (check >> 8);
        int cut = random.nextInt(answer.length);
        send(atMs, Arrays.copyOf(answer, cut));
        send(atMs + random.nextInt(8), Arrays.copyOfRange(answer, cut, answer.length));
    }

    /** Lets the poller have the line for so long and answers how many readings there were; none may be another question's. */
    int run(long forMs) {
        return run(new ModbusPoller(reads, 100, 500), 0, forMs);
    }

    int run(ModbusPoller poller, long fromMs, long forMs) {
        int good = 0;
        for (long nowMs = fromMs; nowMs < fromMs + forMs; nowMs += LOOK_MS) {
            byte[] none = {};
            good += look(poller.feed(none, 0));
            while (!coming.isEmpty() && coming.peek().atMs <= nowMs) {
                byte[] bytes = coming.poll().bytes;
                good += look(poller.feed(bytes, bytes.length));
            }
            byte[] question = poller.toSend(nowMs);
            if (question.length > 0) {
                hear(question, nowMs);
            }
        }
        return good;
    }

    private int look(List<ChannelValue> values) {
        int good = 0;
        for (ChannelValue value : values) {
            if (value.value() == null) {
                continue;
            }
            String[] asked = value.channel().split("/", -1);
            int unit = Integer.parseInt(asked[0]);
            int address = Integer.parseInt(asked[1]);
            int said = value.value().intValueExact();
            assertEquals(
                    unit << 4 | address,
                    said >> 8,
                    "the answer to another question was read as that of " + value.channel());
            assertEquals(
                    askedTimes.get(value.channel()) & 0xFF,
                    said & 0xFF,
                    "an earlier answer was read as that of now of " + value.channel());
            readings.merge(value.channel(), 1, Integer::sum);
            good++;
        }
        return good;
    }
}
