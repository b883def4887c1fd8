package dev.liftwatch.serial;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.wire.ChannelMap;
import dev.liftwatch.wire.Decoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A source that reads a real pseudo-terminal on a thread of its own while a test lasts. */
abstract class OnARealLine {
    @TempDir
    Path folder;

    final List<Reading> readings = new CopyOnWriteArrayList<>();
    SerialSource source;
    private Thread reader;

    final void read(String port, int baud, Decoder decoder, ChannelMap.Wire... wires) {
        source = new SerialSource(
                "line",
                () -> JsscLine.open(new LineSettings(port, baud, LineSettings.Parity.NONE, 1)),
                decoder,
                new ChannelMap(List.of(wires)),
                SystemClock.startingAt(0),
                (read, atMs) -> readings.addAll(read));
        reader = new Thread(source, "serial-line");
        reader.start();
    }

    @AfterEach
    final void stop() throws InterruptedException {
        source.stop();
        reader.join(1000);
        assertFalse(reader.isAlive(), "a source stops within a second");
    }

    static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
