package dev.liftwatch.linux;

import java.util.List;

/** What is said of chips and lines that cannot be read. */
final class GpioWords {
    private GpioWords() {}

    static GpioException noSuchChip(String named, List<String> there) {
        return new GpioException("there is no GPIO chip " + named + "; "
                + (there.isEmpty()
                        ? "there is none at all: ls /dev/gpiochip* shows those that are"
                        : "there are: " + String.join(", ", there)));
    }

    static GpioException severalChips(String label, List<String> there) {
        return new GpioException("several GPIO chips are labelled " + label + ": name one of "
                + String.join(", ", there) + ", or its /dev/gpiochip file");
    }

    static GpioException noRights(String path) {
        return new GpioException(path + " may not be opened by this user: add the user to the group gpio");
    }

    static GpioException unopenable(String path, int errno) {
        return switch (errno) {
            case LibC.EACCES, LibC.EPERM -> noRights(path);
            case LibC.ENOENT, LibC.ENODEV, LibC.ENXIO ->
                new GpioException(path + " does not exist: is its driver loaded?");
            default -> new GpioException(path + " cannot be opened: error " + errno);
        };
    }

    static GpioException noChip(String path) {
        return new GpioException(path + " is no GPIO chip");
    }

    static GpioException outOfRange(long offset, String chip, int lines) {
        return new GpioException("there is no line " + offset + " on " + chip + ", which has "
                + (lines == 1 ? "line 0 alone" : "lines 0 to " + (lines - 1)));
    }

    static GpioException noSuchLine(String name, String chip, List<String> names) {
        return new GpioException("no line of " + chip + " is named " + name + "; "
                + (names.isEmpty()
                        ? "its lines have no names, so use their numbers"
                        : "there are " + String.join(", ", names)));
    }

    static GpioException severalLines(String name, String chip, List<Integer> offsets) {
        return new GpioException(
                "several lines of " + chip + " are named " + name + ": use one of the numbers " + numbers(offsets));
    }

    private static String numbers(List<Integer> offsets) {
        return String.join(", ", offsets.stream().map(String::valueOf).toList());
    }

    static GpioException busy(String chip, List<GpioLine> held) {
        String who = String.join(
                ", ",
                held.stream()
                        .map(line -> "line " + line.offset() + " of " + chip + " is held by "
                                + (line.consumer().isEmpty() ? "somebody unnamed" : "'" + line.consumer() + "'"))
                        .toList());
        boolean own = held.stream().anyMatch(line -> line.consumer().equals(GpioRequest.CONSUMER));
        return new GpioException((held.isEmpty() ? "a line of " + chip + " is held by somebody else" : who) + "; "
                + (own
                        ? "is another liftwatch running?"
                        : "end that program or remove that overlay from config.txt, or wire another line"));
    }

    static GpioException unrequestable(String chip, int errno) {
        return switch (errno) {
            case LibC.ENODEV -> vanished(chip);
            case LibC.EPERM, LibC.EACCES ->
                new GpioException("lines of " + chip + " may not be read by this user: add the user to the group gpio");
            case LibC.ENXIO ->
                new GpioException("lines of " + chip + " tell no edges: the chip has no interrupt wired to it");
            case LibC.EINVAL ->
                new GpioException(
                        "the kernel refuses these lines of " + chip
                                + ": it must be 5.10 or newer, and a line that raises interrupts for another driver cannot be read");
            default -> new GpioException("lines of " + chip + " cannot be read: error " + errno);
        };
    }

    static GpioException vanished(String chip) {
        return new GpioException(chip + " is gone: was it unplugged, or its driver removed?");
    }
}
