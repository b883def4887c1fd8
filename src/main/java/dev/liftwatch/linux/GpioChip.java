package dev.liftwatch.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A GPIO chip through the kernel's character device, opened for reading. Used by one thread. */
public final class GpioChip implements AutoCloseable {
    private static final Path DEVICES = Path.of("/dev");

    private final int descriptor;
    private final String name;
    private final String label;
    private final int lines;

    private GpioChip(int descriptor, MemorySegment info) {
        this.descriptor = descriptor;
        name = GpioLayout.text(info, GpioLayout.CHIP_INFO, "name");
        label = GpioLayout.text(info, GpioLayout.CHIP_INFO, "label");
        lines = GpioLayout.number(info, GpioLayout.CHIP_INFO, "lines");
    }

    /**
     * Opens the chip with that name, such as {@code gpiochip0}, with that file, such as {@code /dev/gpiochip0}, or with that label,
     * such as {@code pinctrl-bcm2711}. The label is the one to rely on: names are counted as drivers load.
     *
     * @throws GpioException where there is no such chip, or several, or it may not be opened
     */
    public static GpioChip open(String named) throws GpioException {
        return open(DEVICES, named);
    }

    static GpioChip open(Path devices, String named) throws GpioException {
        if (named.startsWith("/")) {
            return openFile(Path.of(named));
        }
        if (named.startsWith("gpiochip") && Files.exists(devices.resolve(named))) {
            return openFile(devices.resolve(named));
        }
        return labelled(devices, named);
    }

    private static GpioChip labelled(Path devices, String label) throws GpioException {
        List<String> there = new ArrayList<>();
        Map<String, Path> found = new TreeMap<>();
        GpioException closed = null;
        for (Path file : files(devices)) {
            try (GpioChip chip = openFile(file)) {
                there.add(chip.toString());
                if (chip.label.equals(label)) {
                    // By the kernel's name: a board may offer one chip under two files.
                    found.putIfAbsent(chip.name, file);
                }
            } catch (GpioException unopenable) {
                closed = unopenable;
            }
        }
        if (found.size() > 1) {
            throw GpioWords.severalChips(label, List.copyOf(found.keySet()));
        }
        if (found.isEmpty()) {
            throw closed != null ? closed : GpioWords.noSuchChip(label, there);
        }
        return openFile(found.values().iterator().next());
    }

    /** Every chip of this machine that may be opened, each as "gpiochip0 (pinctrl-bcm2711, 58 lines)". */
    public static List<String> list() {
        List<String> chips = new ArrayList<>();
        for (Path file : files(DEVICES)) {
            try (GpioChip chip = openFile(file)) {
                chips.add(chip.toString());
            } catch (GpioException unopenable) {
                chips.add(unopenable.getMessage());
            }
        }
        return chips;
    }

    private static List<Path> files(Path devices) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(devices, "gpiochip*")) {
            stream.forEach(files::add);
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private static GpioChip openFile(Path file) throws GpioException {
        int descriptor = LibC.open(file.toString());
        if (descriptor < 0) {
            throw GpioWords.unopenable(file.toString(), -descriptor);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(GpioLayout.CHIP_INFO);
            if (LibC.ioctl(descriptor, GpioCall.CHIP_INFO, info) < 0) {
                LibC.close(descriptor);
                throw GpioWords.noChip(file.toString());
            }
            return new GpioChip(descriptor, info);
        }
    }

    /** What people call it: its label, or its name where it has none. */
    public String called() {
        return label.isEmpty() ? name : label;
    }

    /** How many lines it has. */
    public int lines() {
        return lines;
    }

    /**
     * What the kernel knows of a line.
     *
     * @throws GpioException where there is no such line, or the chip is gone
     */
    public GpioLine line(int offset) throws GpioException {
        if (offset < 0 || offset >= lines) {
            throw GpioWords.outOfRange(offset, called(), lines);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(GpioLayout.LINE_INFO);
            info.set(ValueLayout.JAVA_INT, GpioLayout.offset(GpioLayout.LINE_INFO, "offset"), offset);
            int answer = LibC.ioctl(descriptor, GpioCall.LINE_INFO, info);
            if (answer < 0) {
                throw GpioWords.unrequestable(called(), -answer);
            }
            long flags = GpioLayout.wide(info, GpioLayout.LINE_INFO, "flags");
            return new GpioLine(
                    offset,
                    GpioLayout.text(info, GpioLayout.LINE_INFO, "name"),
                    (flags & GpioLayout.FLAG_USED) != 0,
                    GpioLayout.text(info, GpioLayout.LINE_INFO, "consumer"));
        }
    }

    /**
     * The number of a line that is given by its number, "17", or by its name, "GPIO17".
     *
     * @throws GpioException where there is no such line, or several of that name
     */
    public int offset(String numberOrName) throws GpioException {
        if (numberOrName.matches("[0-9]{1,9}")) {
            return line(Integer.parseInt(numberOrName)).offset();
        }
        List<Integer> found = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int offset = 0; offset < lines; offset++) {
            String there = line(offset).name();
            if (there.equals(numberOrName)) {
                found.add(offset);
            }
            if (!there.isEmpty()) {
                names.add(there);
            }
        }
        if (found.isEmpty()) {
            throw GpioWords.noSuchLine(numberOrName, called(), names);
        }
        if (found.size() > 1) {
            throw GpioWords.severalLines(numberOrName, called(), found);
        }
        return found.getFirst();
    }

    /**
     * Takes lines to be read. They stay taken until they are closed, whether the chip is closed before or not.
     *
     * @throws GpioException where a line is held by somebody else, does not exist, or cannot tell edges
     */
    public GpioLines request(GpioRequest request) throws GpioException {
        for (GpioRequest.Line line : request.lines()) {
            line(line.offset());
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment asked = request.written(arena);
            int answer = LibC.ioctl(descriptor, GpioCall.REQUEST_LINES, asked);
            if (answer == -LibC.EBUSY) {
                throw GpioWords.busy(called(), held(request));
            }
            if (answer < 0) {
                throw GpioWords.unrequestable(called(), -answer);
            }
            int granted = GpioLayout.number(asked, GpioLayout.LINE_REQUEST, "fd");
            int[] offsets =
                    request.lines().stream().mapToInt(GpioRequest.Line::offset).toArray();
            return new GpioLines(called(), granted, offsets);
        }
    }

    private List<GpioLine> held(GpioRequest request) throws GpioException {
        List<GpioLine> held = new ArrayList<>();
        for (GpioRequest.Line line : request.lines()) {
            GpioLine known = line(line.offset());
            if (known.used()) {
                held.add(known);
            }
        }
        return held;
    }

    @Override
    public void close() {
        LibC.close(descriptor);
    }

    /** Such as "gpiochip0 (pinctrl-bcm2711, 58 lines)". */
    @Override
    public String toString() {
        return name + " (" + (label.isEmpty() ? "" : label + ", ") + lines + (lines == 1 ? " line)" : " lines)");
    }
}
