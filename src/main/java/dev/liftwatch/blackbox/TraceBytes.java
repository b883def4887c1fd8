package dev.liftwatch.blackbox;

import dev.liftwatch.file.PlainFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The bytes of a trace, plain or gzipped, as text: UTF-8, with or without the mark that Excel begins it with. */
final class TraceBytes {
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_LITTLE = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16_BIG = {(byte) 0xFE, (byte) 0xFF};

    private TraceBytes() {}

    /**
     * The text from its beginning, behind the mark. Bytes that are not text become U+FFFD: an error of the decoder would come before the
     * line is known.
     *
     * @throws TraceException where the file is UTF-16
     */
    static BoundedLines open(Path file) throws TraceException, IOException {
        InputStream bytes = PlainFile.read(file);
        try {
            if (file.getFileName().toString().endsWith(".gz")) {
                bytes = new GZIPInputStream(bytes, 1 << 16);
            }
            bytes = new BufferedInputStream(bytes);
            passOverMark(bytes, file);
        } catch (IOException | TraceException unreadable) {
            bytes.close();
            throw unreadable;
        }
        return new BoundedLines(new InputStreamReader(
                bytes, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)));
    }

    private static void passOverMark(InputStream bytes, Path file) throws TraceException, IOException {
        bytes.mark(UTF_8_MARK.length);
        byte[] start = bytes.readNBytes(UTF_8_MARK.length);
        // Without its mark it is known by the zero beside each letter.
        boolean wide = start.length > 1 && (start[0] == 0 || start[1] == 0);
        if (wide || begins(start, UTF_16_LITTLE) || begins(start, UTF_16_BIG)) {
            throw new TraceException(file, 1, "utf16");
        }
        if (!Arrays.equals(start, UTF_8_MARK)) {
            bytes.reset();
        }
    }

    private static boolean begins(byte[] start, byte[] mark) {
        return start.length >= mark.length && Arrays.equals(Arrays.copyOf(start, mark.length), mark);
    }
}
