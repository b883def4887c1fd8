package dev.liftwatch.endtoend;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A sensor board at the far end of a line: it repeats everything it has four times a second, and says changes at once. */
public final class SensorBoard implements AutoCloseable {
    private static final long STEP_MS = 50;
    private static final long STEP_MM = 100;

    private final Path line;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> repetition;
    private OutputStream out;
    private int sequence;

    public SensorBoard(Path line) throws IOException {
        this.line = line;
        out = Files.newOutputStream(line, StandardOpenOption.WRITE);
        repetition = pulse.scheduleAtFixedRate(this::repeat, 0, 250, TimeUnit.MILLISECONDS);
    }

    /** Signal and value, again and again. */
    public synchronized SensorBoard say(Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], String.valueOf(pairs[i + 1]));
        }
        repeat();
        return this;
    }

    /** The car travels at 2 m/s; returns when it has arrived. */
    public void travel(long fromMm, long toMm) throws Exception {
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        AtomicLong positionMm = new AtomicLong(fromMm);
        ScheduledFuture<?> motion = pulse.scheduleAtFixedRate(
                () -> {
                    long leftMm = toMm - positionMm.get();
                    say("position_mm", positionMm.addAndGet(Math.clamp(leftMm, -STEP_MM, STEP_MM)));
                    if (positionMm.get() == toMm) {
                        arrived.complete(null);
                    }
                },
                STEP_MS,
                STEP_MS,
                TimeUnit.MILLISECONDS);
        try {
            arrived.get(60, TimeUnit.SECONDS);
        } finally {
            motion.cancel(false);
        }
    }

    /** Time passes at the lift while everything stays as it is. */
    SensorBoard pass(double seconds) throws Exception {
        ScheduledFuture<?> passed = pulse.schedule(() -> {}, Math.round(seconds * 1000), TimeUnit.MILLISECONDS);
        passed.get(60 + Math.round(seconds), TimeUnit.SECONDS);
        return this;
    }

    synchronized void noise(byte[] bytes) throws IOException {
        if (out != null) {
            out.write(bytes);
            out.flush();
        }
    }

    private synchronized void repeat() {
        if (values.isEmpty()) {
            return;
        }
        StringJoiner body = new StringJoiner(",", String.format(Locale.ROOT, "LW,%03d,", sequence++ % 1000), "");
        values.forEach((signal, value) -> body.add(signal + "=" + value));
        int check = 0;
        for (byte b : body.toString().getBytes(StandardCharsets.US_ASCII)) {
            check ^= b;
        }
        String sentence = String.format(Locale.ROOT, "$%s*%02X\r\n", body, check);
        try {
            if (out == null) {
                // An unplugged port is no file to be made: the board would write into it for ever.
                out = Files.newOutputStream(line, StandardOpenOption.WRITE);
            }
            out.write(sentence.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException unplugged) {
            out = null;
        }
    }

    @Override
    public void close() throws IOException {
        repetition.cancel(false);
        pulse.shutdownNow();
        synchronized (this) {
            if (out != null) {
                out.close();
            }
        }
    }
}
