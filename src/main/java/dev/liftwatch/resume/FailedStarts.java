package dev.liftwatch.resume;

import dev.liftwatch.duties.Notice;
import dev.liftwatch.duties.StateDiscard;
import dev.liftwatch.file.PlainFile;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts on disk, beside the store, the starts in a row that a fault of the judgement has ended within their first minutes. A saved state
 * that makes the judgement fail must not do so for ever: after a few such starts the agent goes on with less of it, keeps the bad one in a
 * file, and says so as an incident. Any thread.
 */
public final class FailedStarts {
    /** A start that lives for so long, ms, was not ended by the state it began with. */
    static final long LIVED_MS = 10 * 60_000;

    /** After this many failed starts in a row the agent goes on from the incident alone. */
    static final int WITHOUT_WHOLE = 3;

    /** After this many the agent goes on from nothing. */
    static final int WITHOUT_ANYTHING = 4;

    /** So long a discarded state is shown as an open incident, ms. */
    static final long SHOWN_MS = 24 * 3_600_000L;

    private static final String FILE = "failed-starts.json";
    private static final String ASIDE = "discarded-state-";
    private static final int MOST_SET_ASIDE = 3;
    private static final int LONGEST_REASON = 300;

    /** The file is a tenth of this. */
    private static final int MOST_BYTES = 64 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(FailedStarts.class);

    private final Path folder;
    private final long beganMs;
    private int failed;
    private String reason = "";
    private StateDiscard discard;
    private boolean told;
    private boolean toldOnDisk;

    private FailedStarts(Path folder, long beganMs) {
        this.folder = folder;
        this.beganMs = beganMs;
    }

    /** What is known of the starts before this one, which begins at the tick {@code nowMs}. */
    public static FailedStarts open(Path stateFolder, long nowMs) {
        FailedStarts starts = new FailedStarts(stateFolder, nowMs);
        Path file = stateFolder.resolve(FILE);
        if (Files.exists(file)) {
            try {
                starts.read(JsonText.read(PlainFile.text(file, MOST_BYTES)));
            } catch (IOException | JsonException | ClassCastException | NullPointerException unreadable) {
                LOG.warn("{} cannot be read, failed starts are counted anew: {}", file, unreadable.getMessage());
            }
        }
        return starts;
    }

    private void read(Map<String, Object> fields) {
        failed = ((Number) fields.get("failed")).intValue();
        reason = (String) fields.get("reason");
        if (fields.get("discard") instanceof Map<?, ?> open) {
            discard = new StateDiscard(
                    (String) open.get("incident"),
                    ((Number) open.get("since_tick_ms")).longValue(),
                    (String) open.get("went_on_with"),
                    (String) open.get("set_aside"),
                    (String) open.get("reason"));
            told = Boolean.TRUE.equals(open.get("told"));
            toldOnDisk = told;
        }
    }

    /** How much of the saved judgement this start may go on from. */
    synchronized JudgementRecall.Extent extent() {
        if (failed >= WITHOUT_ANYTHING) {
            return JudgementRecall.Extent.NOTHING;
        }
        return failed >= WITHOUT_WHOLE ? JudgementRecall.Extent.INCIDENT : JudgementRecall.Extent.WHOLE;
    }

    /** How the last of them failed, empty where none did. */
    synchronized String reason() {
        return reason;
    }

    /** This start is ended by a fault of the judgement. */
    public synchronized void failed(Throwable fault) {
        failed++;
        noteReason(fault);
        write();
    }

    /** The judgement failed at once, and this start goes on with less. */
    synchronized void noteReason(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        String words = fault + (trace.length == 0 ? "" : " at " + trace[0]);
        reason = words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON);
    }

    /** This start has lived for {@link #LIVED_MS}, or was ended in good order. */
    public synchronized void lived() {
        if (failed > 0) {
            failed = 0;
            reason = "";
            write();
        }
    }

    /** The saved judgement is set aside at the tick {@code nowMs}, and the agent goes on with less. */
    synchronized void discard(String savedText, JudgementRecall.Extent wentOnWith, String incident, long nowMs) {
        String extent = wentOnWith == JudgementRecall.Extent.INCIDENT ? "episode" : "nothing";
        discard = new StateDiscard(incident, nowMs, extent, setAside(savedText), reason);
        told = false;
        toldOnDisk = false;
        LOG.error(
                "the saved judgement made the agent fail ({}); it is kept as {}, and the agent goes on with {}",
                reason,
                discard.setAside(),
                extent.equals("episode") ? "the incident alone" : "nothing of it");
        write();
    }

    /** What is to be told of the incident at the tick {@code nowMs}. What one call answers is on record by the next. */
    public synchronized List<Notice> takeNotices(long nowMs) {
        if (nowMs - beganMs >= LIVED_MS) {
            lived();
        }
        if (discard == null) {
            return List.of();
        }
        if (!told) {
            told = true;
            return List.of(new Notice.StateDiscarded(discard, true));
        }
        if (!toldOnDisk) {
            // Not before it is on record: told twice under one id is harmless, never told is not.
            toldOnDisk = true;
            write();
        }
        if (nowMs - discard.sinceMs() < SHOWN_MS) {
            return List.of();
        }
        StateDiscard over = discard;
        discard = null;
        write();
        return List.of(new Notice.StateDiscarded(over, false));
    }

    /** The discarded state that is shown as an open incident. */
    public synchronized Optional<StateDiscard> open() {
        return Optional.ofNullable(discard);
    }

    private String setAside(String savedText) {
        try {
            long newest = 0;
            for (long number : setAsideBefore()) {
                newest = Math.max(newest, number);
            }
            Path file = folder.resolve(ASIDE + (newest + 1) + ".txt");
            writeWhole(file, savedText);
            for (long number : setAsideBefore()) {
                if (number <= newest + 1 - MOST_SET_ASIDE) {
                    Files.deleteIfExists(folder.resolve(ASIDE + number + ".txt"));
                }
            }
            return file.getFileName().toString();
        } catch (IOException failedToo) {
            LOG.error("the discarded judgement cannot be kept: {}", failedToo.getMessage());
            return "";
        }
    }

    private List<Long> setAsideBefore() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(ASIDE + "\\d{1,9}\\.txt"))
                    .map(name -> Long.parseLong(name.substring(ASIDE.length(), name.length() - 4)))
                    .toList();
        }
    }

    private void write() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", 1);
        fields.put("failed", failed);
        fields.put("reason", reason);
        if (discard != null) {
            Map<String, Object> open = new LinkedHashMap<>();
            open.put("incident", discard.incident());
            open.put("since_tick_ms", discard.sinceMs());
            open.put("went_on_with", discard.wentOnWith());
            open.put("set_aside", discard.setAside());
            open.put("reason", discard.reason());
            open.put("told", toldOnDisk);
            fields.put("discard", open);
        }
        try {
            writeWhole(folder.resolve(FILE), JsonText.write(fields));
        } catch (IOException unwritable) {
            LOG.error("failed starts cannot be counted: {}", unwritable.getMessage());
        }
    }

    private static void writeWhole(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(file.getParent())) {
            channel.force(true);
        }
    }
}
