package dev.liftwatch.serial;

import dev.liftwatch.linux.PortMode;
import dev.liftwatch.wire.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jssc.SerialPort;
import jssc.SerialPortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port through jSSC. Only the number of waiting bytes is polled and only waiting bytes are read: a blocking read spins
 * after an unplug, and the event listener never notices one.
 */
public final class JsscLine implements ByteLine {
    private static final Logger LOG = LoggerFactory.getLogger(JsscLine.class);
    private static final byte[] NOTHING = {};

    private final SerialPort port;
    private final double byteMs;
    private final Optional<PortMode> mode;

    private JsscLine(SerialPort port, double byteMs, Optional<PortMode> mode) {
        this.port = port;
        this.byteMs = byteMs;
        this.mode = mode;
        // Nothing leaves the port but what is written by this class: an echo that another program switches on does not.
        mode.ifPresent(PortMode::holdOutput);
    }

    /** Opens a port for this process alone. */
    public static JsscLine open(LineSettings settings) throws LineException {
        Path file = StablePort.resolve(Path.of(settings.port()));
        String path = file.toString();
        // Not "does not exist" where only the right to look is missing, as with a device that a service may not use.
        if (Files.notExists(file)) {
            throw new LineException(Trouble.of("port.missing", path));
        }
        if (Files.isDirectory(file)) {
            throw new LineException(Trouble.of("port.directory", path));
        }
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            throw new LineException(Trouble.of("port.forbidden", path));
        }
        SerialPort port = new SerialPort(path);
        try {
            port.openPort();
            boolean set = port.setParams(
                    settings.baud(),
                    SerialPort.DATABITS_8,
                    settings.stopBits() == 2 ? SerialPort.STOPBITS_2 : SerialPort.STOPBITS_1,
                    parity(settings.parity()));
            if (!set) {
                LOG.debug("{} takes no line parameters, as pseudo-terminals do not", path);
            }
            return new JsscLine(port, settings.byteMs(), PortMode.of(file));
        } catch (SerialPortException failed) {
            throw new LineException(trouble(path, failed));
        }
    }

    private static int parity(LineSettings.Parity parity) {
        return switch (parity) {
            case NONE -> SerialPort.PARITY_NONE;
            case EVEN -> SerialPort.PARITY_EVEN;
            case ODD -> SerialPort.PARITY_ODD;
        };
    }

    private static Trouble trouble(String path, SerialPortException failed) {
        return switch (failed.getExceptionType()) {
            case SerialPortException.TYPE_PORT_BUSY -> Trouble.of("port.busy", path);
            case SerialPortException.TYPE_PERMISSION_DENIED -> Trouble.of("port.forbidden", path);
            case SerialPortException.TYPE_INCORRECT_SERIAL_PORT -> Trouble.of("port.no-port", path);
            default -> Trouble.of("port.fails", path, failed.getExceptionType());
        };
    }

    @Override
    public byte[] poll() throws LineException {
        try {
            int waiting = port.getInputBufferBytesCount();
            if (waiting <= 0) {
                return NOTHING;
            }
            byte[] bytes = port.readBytes(waiting);
            return bytes == null ? NOTHING : bytes;
        } catch (SerialPortException gone) {
            throw new LineException(Trouble.of("port.gone", port.getPortName()));
        }
    }

    @Override
    public void write(byte[] bytes) throws LineException {
        try {
            mode.ifPresent(PortMode::releaseOutput);
            port.writeBytes(bytes);
            mode.ifPresent(PortMode::drainOutput);
            mode.ifPresent(PortMode::holdOutput);
        } catch (SerialPortException gone) {
            throw new LineException(Trouble.of("port.gone", port.getPortName()));
        }
    }

    @Override
    public List<String> undoChanges() {
        List<String> changes = mode.map(PortMode::changes).orElse(List.of());
        if (!changes.isEmpty()) {
            mode.ifPresent(PortMode::restore);
        }
        return changes;
    }

    @Override
    public double byteMs() {
        return byteMs;
    }

    @Override
    public void close() {
        try {
            port.closePort();
        } catch (SerialPortException alreadyGone) {
            LOG.debug("{} was gone before it was closed", port.getPortName());
        }
    }
}
