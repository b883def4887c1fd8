package dev.liftwatch.config;

import dev.liftwatch.file.PlainFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tomlj.Toml;

/** What is allowed in a file and yet hardly meant: left from a profile, in another unit, or taken from the file of another lift. */
public final class Leftovers {
    private static final String LIFT = "lift.";

    /** What stands in device-config: the id of every profile is known by its end. */
    private static final String EXAMPLE_END = "-example";

    private static final Set<String> EXAMPLE_IDS = Set.of("hz-xh-000123", "try-1", "training");
    private static final String EXAMPLE_RESCUE_CODE = "012345";
    private static final String EXAMPLE_REGISTRATION_CODE = "31103301062019050001";
    private static final String EXAMPLE_ADDRESS = "Wensan Road 1, Hangzhou";

    /** Addresses that stand in documents and belong to nobody (RFC 5737). */
    private static final List<String> DOCUMENTED_NETS = List.of("192.0.2.", "198.51.100.", "203.0.113.");

    /** The names in examples (RFC 2606). */
    private static final List<String> DOCUMENTED_NAMES =
            List.of(".example", ".example.com", ".example.org", ".invalid");

    /** No two floors of a lift are as near in millimetres; in metres no two are as far. */
    private static final long MOST_METRES = 100;

    /** No three floors of a lift are as near in millimetres; in centimetres most are nearer. */
    private static final long MOST_CENTIMETRES = 1000;

    /** So many other files of the folder are looked into. */
    private static final int MOST_FILES = 100;

    private Leftovers() {}

    /**
     * What the author of the file should look at again, in the order of the file.
     *
     * @param file the file that {@code device} was read from: the others in its folder are looked into
     */
    public static List<Phrase> of(DeviceConfig device, Path file) {
        List<Phrase> found = new ArrayList<>();
        Notes notes = (key, text) -> found.add(Phrase.of("left.at-key", file, key, text));
        LiftConfig lift = device.lift();
        if (lift.id().endsWith(EXAMPLE_END) || EXAMPLE_IDS.contains(lift.id())) {
            notes.add(LIFT + "id", Phrase.of("left.example", lift.id()));
        }
        example(notes, LIFT + "rescue_code", lift.rescueCode(), EXAMPLE_RESCUE_CODE);
        example(notes, LIFT + "registration_code", lift.registrationCode(), EXAMPLE_REGISTRATION_CODE);
        example(notes, LIFT + "address", lift.address(), EXAMPLE_ADDRESS);
        if (lift.rescueCode().isEmpty()
                && lift.registrationCode().isEmpty()
                && lift.name().isEmpty()
                && lift.address().isEmpty()) {
            notes.add("lift", Phrase.of("left.nameless"));
        }
        heights(lift.floors()).ifPresent(text -> notes.add(LIFT + "floors", text));
        for (int i = 0; i < device.uplinks().size(); i++) {
            UplinkConfig uplink = device.uplinks().get(i);
            String key = "uplink[" + (i + 1) + "].servers";
            uplink.servers().forEach(server -> server(server).ifPresent(text -> notes.add(key, text)));
        }
        List<Path> twins = withId(lift.id(), file);
        if (!twins.isEmpty()) {
            String names = String.join(
                    ", ",
                    twins.stream().map(one -> one.getFileName().toString()).toList());
            notes.add(LIFT + "id", Phrase.of("left.id-twice", lift.id(), names));
        }
        return found;
    }

    /** Takes what was found. */
    private interface Notes {
        void add(String key, Phrase text);
    }

    private static void example(Notes notes, String key, Optional<String> found, String example) {
        found.filter(example::equals).ifPresent(text -> notes.add(key, Phrase.of("left.example", text)));
    }

    private static Optional<Phrase> heights(List<LiftConfig.Floor> floors) {
        long widest = IntStream.range(1, floors.size())
                .mapToLong(i -> floors.get(i).positionMm() - floors.get(i - 1).positionMm())
                .max()
                .orElse(Long.MAX_VALUE);
        if (widest < MOST_METRES) {
            return Optional.of(Phrase.of("left.metres", widest));
        }
        return floors.size() > 2 && widest < MOST_CENTIMETRES
                ? Optional.of(Phrase.of("left.centimetres", widest))
                : Optional.empty();
    }

    private static Optional<Phrase> server(URI server) {
        String host = server.getHost() == null ? server.getAuthority().replaceAll(":[0-9]+$", "") : server.getHost();
        if (host.startsWith("127.") || host.equals("localhost") || host.equals("[::1]")) {
            return Optional.of(Phrase.of("left.own-broker", server));
        }
        return DOCUMENTED_NETS.stream().anyMatch(host::startsWith)
                        || DOCUMENTED_NAMES.stream().anyMatch(name -> ("." + host).endsWith(name))
                ? Optional.of(Phrase.of("left.documented", server))
                : Optional.empty();
    }

    /** The other device files of the folder that are of a lift with that id: two agents of one lift throw each other out. */
    private static List<Path> withId(String id, Path file) {
        List<Path> twins = new ArrayList<>();
        Path folder = file.toAbsolutePath().getParent();
        int looked = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.toml")) {
            for (Path other : files) {
                looked++;
                if (looked <= MOST_FILES && !Files.isSameFile(other, file) && id.equals(idOf(other))) {
                    twins.add(other);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // A user who may not read the folder learns nothing of it.
            return List.of();
        }
        twins.sort(null);
        return twins;
    }

    private static String idOf(Path file) {
        try {
            return Toml.parse(PlainFile.text(file, TomlFile.MOST_BYTES)).getString(LIFT + "id");
        } catch (IOException | RuntimeException | StackOverflowError otherKind) {
            // Another kind of file, or one that is checked by itself.
            return null;
        }
    }
}
