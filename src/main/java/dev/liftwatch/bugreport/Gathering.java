package dev.liftwatch.bugreport;

import dev.liftwatch.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Gathers all parts at once, and does not wait for one that takes too long. */
public final class Gathering {
    private static final int LONGEST_REASON = 500;

    private final ConcurrentHashMap<String, Gathered> done = new ConcurrentHashMap<>();

    /**
     * What a part has come to.
     *
     * @param name its name
     * @param text what it says, empty where it failed
     * @param failure why it failed, empty where it did not
     */
    public record Gathered(String name, String text, String failure) {}

    /**
     * Gathers them.
     *
     * @param redaction takes the secrets out of each
     * @param start starts a thread of that name which does not keep the process alive
     * @param mostMs what has not come by then is left out
     * @return one for each part, in order
     */
    public List<Gathered> all(List<Part> parts, Redaction redaction, BiConsumer<String, Runnable> start, long mostMs)
            throws InterruptedException {
        CountDownLatch open = new CountDownLatch(parts.size());
        for (Part part : parts) {
            start.accept("part-" + part.name(), () -> {
                try {
                    done.put(part.name(), gathered(part, redaction));
                } finally {
                    open.countDown();
                }
            });
        }
        open.await(mostMs, TimeUnit.MILLISECONDS);
        List<Gathered> all = new ArrayList<>();
        for (Part part : parts) {
            Gathered late = new Gathered(part.name(), "", "not done within " + mostMs / 1000 + " s");
            all.add(done.getOrDefault(part.name(), late));
        }
        return all;
    }

    private static Gathered gathered(Part part, Redaction redaction) {
        try {
            // Cut first: to look through a text takes the longer, the longer it is.
            return new Gathered(
                    part.name(), redaction.of(part.within(part.gathering().call())), "");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Gathered(part.name(), "", "stopped");
        } catch (Exception | StackOverflowError | OutOfMemoryError failed) {
            String why = failed.getMessage() == null ? failed.toString() : failed.getMessage();
            return new Gathered(part.name(), "", redaction.of(Printable.text(why, LONGEST_REASON)));
        }
    }
}
