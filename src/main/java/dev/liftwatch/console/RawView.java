package dev.liftwatch.console;

import dev.liftwatch.text.Printable;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Bytes as lines of a narrow terminal: when, which way, in hexadecimal, and what of them is text. */
public final class RawView {
    private static final int BYTES_A_LINE = 8;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private RawView() {}

    /** What writes each piece to {@code out} as it comes. */
    public static RawSink onto(PrintWriter out) {
        return new RawSink() {
            @Override
            public void take(Instant at, boolean sent, byte[] bytes, long skipped) {
                if (skipped > 0) {
                    out.println(Words.of("raw.skipped", skipped));
                }
                String time = time(at) + (sent ? " > " : " < ");
                for (int from = 0; from < bytes.length; from += BYTES_A_LINE) {
                    out.println((from == 0 ? time : " ".repeat(time.length())) + line(bytes, from));
                }
                out.flush();
            }

            @Override
            public void frame(Instant at, String says) {
                out.println(time(at) + " = " + Printable.text(says));
                out.flush();
            }
        };
    }

    private static String time(Instant at) {
        return LOCAL.format(at.atZone(ZoneId.systemDefault()));
    }

    private static String line(byte[] bytes, int from) {
        StringBuilder hex = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int i = from; i < from + BYTES_A_LINE; i++) {
            boolean is = i < bytes.length;
            hex.append(is ? String.format(Locale.ROOT, "%02X ", bytes[i] & 0xFF) : "   ");
            text.append(is ? (bytes[i] >= 0x20 && bytes[i] < 0x7F ? (char) bytes[i] : '.') : "");
        }
        return hex + text.toString();
    }
}
