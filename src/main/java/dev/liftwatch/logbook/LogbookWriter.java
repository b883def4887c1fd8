package dev.liftwatch.logbook;

import dev.liftwatch.file.PlainFile;
import dev.liftwatch.json.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the logbook. Entries that cannot be written wait, and are written when the card is back; the newest can be asked for meanwhile. One
 * thread writes, any may ask for the newest.
 */
public final class LogbookWriter {
    /** A file of a shelf that has grown to this takes the place of the one before it, bytes: some 1,500 entries. */
    static final int MOST_BYTES = 512 << 10;

    /** Where the card cannot be written, so many entries wait; the oldest go first. */
    static final int MOST_WAITING = 500;

    /** So many of the newest can be asked for without the card. */
    static final int MOST_RECENT = 200;

    private final Path folder;
    private final Deque<Written> waiting = new ArrayDeque<>();
    private final Deque<Map<String, Object>> recent = new ArrayDeque<>();
    private long number = -1;

    private record Written(Shelf shelf, Map<String, Object> fields) {}

    /** @param folder where it is kept; made where it does not exist */
    public LogbookWriter(Path folder) {
        this.folder = folder;
    }

    /** Takes a note; {@link #write} puts it on the card. */
    public void add(Note note) {
        if (number < 0) {
            number = Logbook.open(folder).lastNumber();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("n", ++number);
        fields.putAll(note.fields());
        waiting.addLast(new Written(note.shelf(), fields));
        if (waiting.size() > MOST_WAITING) {
            waiting.removeFirst();
        }
        synchronized (recent) {
            recent.addLast(fields);
            if (recent.size() > MOST_RECENT) {
                recent.removeFirst();
            }
        }
    }

    /** The newest entries as they are written, oldest first. */
    public List<Map<String, Object>> recent() {
        synchronized (recent) {
            return List.copyOf(recent);
        }
    }

    /** Puts what waits on the card. */
    public void write() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        Map<Shelf, List<Written>> byShelf = new EnumMap<>(Shelf.class);
        waiting.forEach(one ->
                byShelf.computeIfAbsent(one.shelf(), _ -> new ArrayList<>()).add(one));
        for (Map.Entry<Shelf, List<Written>> shelf : byShelf.entrySet()) {
            append(shelf.getKey(), shelf.getValue());
            // What is on the card is not written again where another shelf cannot be.
            waiting.removeAll(shelf.getValue());
        }
    }

    private void append(Shelf shelf, List<Written> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Written entry : entries) {
            String line = JsonText.write(entry.fields());
            text.append(line.length() <= Logbook.LONGEST_LINE ? line : JsonText.write(shortened(entry.fields())))
                    .append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve(Logbook.current(shelf));
        PlainFile.refuseUnlessWritable(file);
        if (Files.exists(file) && Files.size(file) + bytes.length > MOST_BYTES) {
            Files.move(file, folder.resolve(Logbook.before(shelf)), StandardCopyOption.ATOMIC_MOVE);
        }
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            append(channel, bytes);
        }
    }

    /** At the end of the last whole line: what a power cut or a full card has torn is written over. */
    private static void append(FileChannel channel, byte[] bytes) throws IOException {
        long at = endOfLines(channel);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            at += channel.write(rest, at);
        }
        if (at < channel.size()) {
            channel.truncate(at);
        }
        channel.force(false);
    }

    private static long endOfLines(FileChannel channel) throws IOException {
        long size = channel.size();
        int length = (int) Math.min(size, 4L * Logbook.LONGEST_LINE);
        ByteBuffer tail = ByteBuffer.allocate(length);
        while (tail.hasRemaining() && channel.read(tail, size - length + tail.position()) > 0) {
            // Until it is whole.
        }
        int end = tail.position();
        while (end > 0 && tail.get(end - 1) != '\n') {
            end--;
        }
        return end == 0 ? size : size - length + end;
    }

    /** What is too long for a line: its texts may be cut, its lists are left out. */
    private static Map<String, Object> shortened(Map<String, Object> fields) {
        Map<String, Object> shortened = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            if (value instanceof String text) {
                int end = text.offsetByCodePoints(0, Math.min(200, text.codePointCount(0, text.length())));
                shortened.put(key, text.substring(0, end));
            } else if (!(value instanceof List<?> || value instanceof Map<?, ?>)) {
                shortened.put(key, value);
            }
        });
        return shortened;
    }
}
