package dev.liftwatch.bugreport;

import dev.liftwatch.bugreport.Gathering.Gathered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The archive: what was gathered, and a page that says what is in it and what is not. */
public final class Archive {
    /** No archive is larger, bytes: what a mail takes. */
    public static final int MOST_BYTES = 5 << 20;

    /** What names and tables of an archive take beside its parts, bytes for each part. */
    private static final int OVERHEAD = 512;

    private static final String CONTENTS = "CONTENTS.txt";

    private Archive() {}

    /**
     * Packs the parts; the first have the first claim on its room.
     *
     * @param title the first line of its page of contents
     * @param time what its entries are dated, ms since 1970
     */
    public static byte[] of(String title, List<Gathered> parts, long time) {
        StringBuilder contents = new StringBuilder(title).append("\n\n");
        List<Gathered> packed = new ArrayList<>();
        long room = MOST_BYTES - 64 * 1024;
        for (Gathered part : parts) {
            if (!part.failure().isEmpty()) {
                contents.append("MISSING ")
                        .append(part.name())
                        .append(": ")
                        .append(part.failure())
                        .append('\n');
                continue;
            }
            long bytes = compressed(part.text()) + OVERHEAD;
            if (bytes > room) {
                contents.append("MISSING ").append(part.name()).append(": the archive has no room for it\n");
                continue;
            }
            room -= bytes;
            packed.add(part);
            contents.append("        ").append(part.name()).append('\n');
        }
        contents.append("\nPasswords, keys and tokens were taken out: ")
                .append(Redaction.REMOVED)
                .append(
                        " stands in their place.\nNames of people, the address and the identity of the lift are in it.\n");
        packed.addFirst(new Gathered(CONTENTS, contents.toString(), ""));
        return zip(packed, time);
    }

    private static long compressed(String text) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            byte[] buffer = new byte[64 * 1024];
            long bytes = 0;
            while (!deflater.finished()) {
                bytes += deflater.deflate(buffer);
            }
            return bytes;
        }
    }

    private static byte[] zip(List<Gathered> parts, long time) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Gathered part : parts) {
                ZipEntry entry = new ZipEntry(part.name());
                entry.setTime(time);
                zip.putNextEntry(entry);
                zip.write(part.text().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }
}
