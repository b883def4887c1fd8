package dev.liftwatch.blackbox;

import dev.liftwatch.logbook.LogbookWriter;
import dev.liftwatch.logbook.Note;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.time.Beats;
import dev.liftwatch.time.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the files of the black box, a second's readings at a time: a kill costs what came within that second. The kernel puts
 * them on the card when it likes, so that a page is not written again and again; a decision about people is put there at once.
 * Where the folder cannot be written the agent goes on without a record and says so. Thread of its own.
 */
final class SegmentWriter implements Runnable {
    /** How long readings wait to be written together, ms. */
    static final long WRITE_EVERY_MS = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(SegmentWriter.class);

    private final Path folder;
    private final RecorderQueue queue;
    private final Clock clock;
    private final Retention retention;
    private final LogbookWriter logbook;
    private final StringBuilder text = new StringBuilder();
    private final Beats beats = new Beats();
    private FileChannel file;
    private volatile String trouble = "";
    private String logbookTrouble = "";

    SegmentWriter(Path folder, LogbookWriter logbook, RecorderQueue queue, Clock clock) {
        this.folder = folder;
        this.logbook = logbook;
        this.queue = queue;
        this.clock = clock;
        retention = new Retention(folder);
    }

    @Override
    public void run() {
        try {
            while (!queue.hasStopped()) {
                beats.beat();
                List<RecorderQueue.Entry> entries = queue.take(clock.realNanos(WRITE_EVERY_MS));
                note(entries);
                write(entries);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** That the thread goes on. */
    Beats beats() {
        return beats;
    }

    /** Whether the last try to write has failed. Any thread. */
    boolean isInTrouble() {
        return !trouble.isEmpty();
    }

    /** The logbook has its own files: what is wrong with those of the black box keeps nothing out of it. */
    private void note(List<RecorderQueue.Entry> entries) {
        try {
            for (RecorderQueue.Entry entry : entries) {
                if (entry instanceof RecorderQueue.Noted(Note note)) {
                    logbook.add(note);
                }
            }
            logbook.write();
            logbookTrouble = "";
        } catch (IOException | RuntimeException failed) {
            if (!logbookTrouble.equals(failed.toString())) {
                logbookTrouble = failed.toString();
                LOG.error("the logbook cannot be written, it is tried again every second: {}", logbookTrouble);
            }
        }
    }

    private void write(List<RecorderQueue.Entry> entries) {
        try {
            boolean urgent = false;
            for (RecorderQueue.Entry entry : entries) {
                urgent |= take(entry);
            }
            flush();
            if (urgent && file != null) {
                file.force(false);
            }
            trouble = "";
        } catch (IOException | RuntimeException failed) {
            // Whatever is in the folder, even a fault of our own in reading it: the record is not worth the agent.
            // Said once, not every second.
            if (!trouble.equals(failed.toString())) {
                trouble = failed.toString();
                LOG.error("the black box cannot be written, the agent goes on without: {}", trouble);
            }
            text.setLength(0);
        }
    }

    private boolean take(RecorderQueue.Entry entry) throws IOException {
        switch (entry) {
            case RecorderQueue.Begin begin -> begin(begin);
            case RecorderQueue.Rows(long tickMs, List<Reading> readings) -> rows(tickMs, readings);
            case RecorderQueue.Noted _ -> {}
            case RecorderQueue.LeftOut(int count) ->
                text.append(RecorderQueue.LeftOut.LINE).append(count).append('\n');
            case RecorderQueue.Decided(Mark mark, boolean urgent) -> {
                text.append(mark.line()).append('\n');
                return urgent;
            }
        }
        return false;
    }

    private void begin(RecorderQueue.Begin begin) throws IOException {
        flush();
        close();
        Files.createDirectories(folder);
        int number = retention.newest() + 1;
        if (begin.state().isPresent()) {
            Path state = folder.resolve(Segment.name(number, Segment.STATE));
            Path unfinished = folder.resolve(Segment.name(number, Retention.UNFINISHED));
            Files.writeString(unfinished, begin.state().get());
            Files.move(unfinished, state, StandardCopyOption.ATOMIC_MOVE);
        }
        file = FileChannel.open(
                folder.resolve(Segment.name(number, Segment.PLAIN)),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
        text.append(Segment.BEGAN).append(begin.began().rfc3339()).append('\n');
        if (!begin.began().synced()) {
            text.append(Segment.UNSYNCED).append('\n');
        }
        if (begin.start()) {
            text.append(Segment.START).append('\n');
        }
        text.append(TraceReader.HEADER).append('\n');
        rows(begin.tickMs(), begin.picture());
        text.append(Segment.PICTURE_ENDS).append('\n');
        flush();
        retention.tidy(number, begin.tickMs());
    }

    private void rows(long tickMs, List<Reading> readings) {
        for (Reading reading : readings) {
            text.append(tickMs)
                    .append(',')
                    .append(reading.signal().code())
                    .append(',')
                    .append(reading.known() ? reading.signal().format(reading.value()) : "-")
                    .append('\n');
        }
    }

    private void flush() throws IOException {
        if (file != null && !text.isEmpty()) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
        text.setLength(0);
    }

    private void close() {
        try (FileChannel closed = file) {
            if (closed != null) {
                closed.force(false);
            }
        } catch (IOException failed) {
            LOG.error("a file of the black box was not closed in good order: {}", failed.toString());
        }
        file = null;
    }
}
