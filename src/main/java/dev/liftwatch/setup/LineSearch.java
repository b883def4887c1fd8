package dev.liftwatch.setup;

import dev.liftwatch.modbus.ModbusPoller;
import dev.liftwatch.modbus.ModbusRead;
import dev.liftwatch.serial.ByteLine;
import dev.liftwatch.serial.LineSettings;
import dev.liftwatch.time.Clock;
import dev.liftwatch.wire.CanProfile;
import dev.liftwatch.wire.Decoder;
import dev.liftwatch.wire.ElgoDecoder;
import dev.liftwatch.wire.SentenceDecoder;
import dev.liftwatch.wire.SlcanDecoder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Finds out what talks on a serial port, by listening at the usual rates with the decoders of the agent. Nothing is written, but for the
 * questions of Modbus where somebody has said that the bus is the agent's own. A port takes fifteen seconds at most.
 */
public final class LineSearch {
    /** A sensor board repeats everything at least once a second; encoders send many frames a second, ms. */
    static final long LISTEN_MS = 2500;

    /** So many frames in a row are no accident, whatever the rate. */
    private static final int ENOUGH_FRAMES = 3;

    private static final long MODBUS_TIMEOUT_MS = 500;
    private static final int MODBUS_INPUTS = 8;
    private static final int DS406_ID = 0x184;
    private static final int CAN_KBIT = 250;

    private final Clock clock;
    private final Opener opener;

    /** Opens a port with these settings. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Opens it now.
         *
         * @throws ByteLine.LineException where it cannot be opened
         */
        ByteLine open(LineSettings settings) throws ByteLine.LineException;
    }

    private record Trial(String protocol, int baud, boolean asks, Supplier<Decoder> decoder) {}

    private static final List<Trial> TRIALS = List.of(
            new Trial("sentence", 115_200, false, SentenceDecoder::new),
            new Trial(
                    "slcan",
                    115_200,
                    false,
                    () -> new SlcanDecoder(
                            new CanProfile(DS406_ID, CanProfile.Layout.DS406, BigDecimal.ONE), CAN_KBIT)),
            new Trial("limax", 19_200, false, () -> new ElgoDecoder(BigDecimal.ONE)),
            new Trial("emal", 9600, false, () -> new ElgoDecoder(BigDecimal.ONE)),
            new Trial("sentence", 9600, false, SentenceDecoder::new),
            new Trial("modbus", 9600, true, LineSearch::inputModule));

    public LineSearch(Clock clock, Opener opener) {
        this.clock = clock;
        this.opener = opener;
    }

    private static Decoder inputModule() {
        return new ModbusPoller(
                List.of(new ModbusRead(1, ModbusRead.Table.DISCRETE_INPUTS, 0, MODBUS_INPUTS, "di", null)),
                MODBUS_TIMEOUT_MS,
                MODBUS_TIMEOUT_MS);
    }

    /**
     * What talks on the port.
     *
     * @param ownBus whether questions may be asked on it
     */
    public Found.Line look(String port, boolean ownBus) throws InterruptedException {
        boolean anyByte = false;
        int heardBaud = 0;
        for (Trial trial : TRIALS) {
            // A line that is silent at one rate is silent at all; one rate is listened to once for all its decoders.
            if (trial.asks() ? !ownBus : heardBaud > 0 && !anyByte) {
                continue;
            }
            heardBaud = trial.baud();
            Hearing hearing = new Hearing(trial.decoder().get());
            try (ByteLine line = opener.open(new LineSettings(port, trial.baud(), LineSettings.Parity.NONE, 1))) {
                listen(line, hearing, trial.asks());
            } catch (ByteLine.LineException closed) {
                return new Found.Line(port, "closed", 0, List.of(), String.valueOf(closed.getMessage()));
            }
            anyByte |= hearing.bytes > 0;
            if (hearing.frames() >= ENOUGH_FRAMES) {
                return new Found.Line(port, trial.protocol(), trial.baud(), List.copyOf(hearing.channels), "");
            }
        }
        return new Found.Line(port, anyByte ? "unknown" : "silent", 0, List.of(), "");
    }

    private void listen(ByteLine line, Hearing hearing, boolean asks)
            throws ByteLine.LineException, InterruptedException {
        long untilMs = clock.tickMs() + LISTEN_MS;
        while (clock.tickMs() < untilMs) {
            byte[] sent = hearing.decoder.toSend(clock.tickMs());
            if (asks && sent.length > 0) {
                line.write(sent);
            }
            hearing.take(line.poll());
            clock.pause(hearing.decoder.pollMs());
        }
    }

    /** What one trial has heard. */
    private static final class Hearing {
        private final Decoder decoder;
        private final Set<String> channels = new TreeSet<>();
        private long bytes;

        private Hearing(Decoder decoder) {
            this.decoder = decoder;
        }

        private void take(byte[] more) {
            bytes += more.length;
            decoder.feed(more, more.length).forEach(value -> channels.add(value.channel()));
        }

        private long frames() {
            return channels.isEmpty() ? 0 : decoder.counters().frames();
        }
    }
}
