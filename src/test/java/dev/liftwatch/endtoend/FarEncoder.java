package dev.liftwatch.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** An encoder at the far end of a line, in the words of one of the protocols. It begins anew where the line was unplugged. */
final class FarEncoder implements AutoCloseable {
    private static final long EVERY_MS = 20;

    private final Path line;
    private final Protocol protocol;
    private final AtomicLong positionMm = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private volatile boolean ended;
    private volatile boolean mayTalk;

    /** What it speaks, and the source that hears it. */
    enum Protocol {
        LIMAX("protocol = \"limax\"\nresolution_um = 1000"),
        SLCAN("protocol = \"slcan\"\ncan_profile = \"ds406\"\ndedicated_bus = false"),
        MODBUS("""
                protocol = "modbus"
                [[sources.encoder.reads]]
                unit = 7
                table = "input-registers"
                address = 0
                count = 2
                channel = "position_mm\"""");

        final String source;

        Protocol(String source) {
            this.source = source;
        }

        /** Whether it says anything without being asked or opened. */
        boolean talksByItself() {
            return this == LIMAX;
        }
    }

    FarEncoder(Path line, Protocol protocol) {
        this.line = line;
        this.protocol = protocol;
        threads.execute(this::listen);
        threads.execute(this::talk);
    }

    void stands(long mm) {
        positionMm.set(mm);
    }

    /** Drives there at 2 m/s. */
    void travel(long toMm) throws InterruptedException {
        while (positionMm.get() != toMm) {
            long leftMm = toMm - positionMm.get();
            positionMm.addAndGet(Math.clamp(leftMm, -40, 40));
            Thread.sleep(EVERY_MS);
        }
    }

    private void talk() {
        while (!ended) {
            try (OutputStream out = Files.newOutputStream(line, StandardOpenOption.WRITE)) {
                while (!ended) {
                    boolean streams = protocol != Protocol.MODBUS && (mayTalk || protocol.talksByItself());
                    out.write(streams ? frame() : new byte[0]);
                    out.flush();
                    Thread.sleep(EVERY_MS);
                }
            } catch (IOException unplugged) {
                mayTalk = false;
                rest();
            } catch (InterruptedException over) {
                return;
            }
        }
    }

    private void listen() {
        while (!ended) {
            try (InputStream in = Files.newInputStream(line);
                    OutputStream out = Files.newOutputStream(line, StandardOpenOption.WRITE)) {
                StringBuilder heard = new StringBuilder();
                for (int octet = in.read(); octet >= 0 && !ended; octet = in.read()) {
                    heard.append((char) octet);
                    if (answers(heard, out)) {
                        heard.setLength(0);
                    }
                }
            } catch (IOException unplugged) {
                rest();
            }
            rest();
        }
    }

    private boolean answers(StringBuilder heard, OutputStream out) throws IOException {
        if (protocol == Protocol.SLCAN && heard.charAt(heard.length() - 1) == '\r') {
            mayTalk |= heard.toString().equals("L\r");
            out.write('\r');
            return true;
        }
        if (protocol == Protocol.MODBUS && heard.length() == 8) {
            out.write(frame());
            return true;
        }
        return false;
    }

    private byte[] frame() {
        int mm = (int) positionMm.get();
        return switch (protocol) {
            case LIMAX -> new byte[] {2, (byte) (mm >> 16), (byte) (mm >> 8), (byte) mm, 3, 0, 13};
            case SLCAN ->
                String.format(Locale.ROOT, "t1846%08X0000\r", Integer.reverseBytes(mm))
                        .getBytes(StandardCharsets.US_ASCII);
            case MODBUS -> {
                byte[] answer = {7, 4, 4, 0, (byte) (mm >> 16), (byte) (mm >> 8), (byte) mm, 0, 0};
                int check = 0xFFFF;
                for (int i = 0; i < answer.length - 2; i++) {
                    check ^= answer[i] & 0xFF;
                    for (int bit = 0; bit < 8; bit++) {
                        check = (check & 1) != 0 ? check >> 1 ^ 0xA001 : check >> 1;
                    }
                }
                answer[7] = (byte) check;
                answer[8] = (byte) (check >> 8);
                yield answer;
            }
        };
    }

    private static void rest() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended = true;
        threads.shutdownNow();
    }
}
