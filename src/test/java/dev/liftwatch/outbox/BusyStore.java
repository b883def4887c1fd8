package dev.liftwatch.outbox;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * A process that commits alarms and events, lets some be delivered, and says what stands: {@code + id} once a commit has
 * returned, {@code - id} before a message may go. Arguments: folder, the file it says it in, commits, seed, first ordinal.
 */
final class BusyStore {
    private BusyStore() {}

    public static void main(String[] arguments) throws Exception {
        int commits = Integer.parseInt(arguments[2]);
        Random random = new Random(Long.parseLong(arguments[3]));
        int ordinal = Integer.parseInt(arguments[4]);
        try (FileChannel said = FileChannel.open(
                        Path.of(arguments[1]),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND);
                Outbox outbox = TestStore.open(Path.of(arguments[0]))) {
            // Far from the bound: nothing may be missing, not even what a full store may drop.
            outbox.bound(Bounds.onCard(1L << 30), TestStore::gap);
            Deque<Stored> waiting = new ArrayDeque<>();
            for (int commit = 1; commit <= commits; commit++) {
                List<Draft> drafts = new ArrayList<>();
                for (int i = 0; i <= random.nextInt(3); i++) {
                    boolean alarm = random.nextInt(4) == 0;
                    drafts.add(TestStore.draft(
                            "m" + ordinal++,
                            alarm ? "alarm" : "event",
                            alarm ? MessageClass.ALARM : MessageClass.EVENT,
                            random.nextInt(3000)));
                }
                waiting.addAll(TestStore.put(outbox, drafts.toArray(Draft[]::new)));
                for (Draft draft : drafts) {
                    say(said, "+ " + draft.id());
                }
                while (waiting.size() > 40) {
                    say(said, "- " + waiting.getFirst().id());
                    outbox.delivered("a", waiting.removeFirst().number());
                }
                outbox.maintain(commit * 1000L);
            }
        }
    }

    private static void say(FileChannel said, String line) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            if (said.write(bytes) == 0) {
                throw new IllegalStateException("nothing was written");
            }
        }
    }
}
