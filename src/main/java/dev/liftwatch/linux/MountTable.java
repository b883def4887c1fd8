package dev.liftwatch.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What kinds of file system folders are on, by the kernel's table of mounts (proc(5), mountinfo). */
public final class MountTable {
    private static final Path HERE = Path.of("/proc/self/mountinfo");

    /** What stands on these is gone when the box loses power; a box with a read-only root has an overlay in memory. */
    private static final Set<String> VOLATILE = Set.of("tmpfs", "ramfs", "overlay");

    private static final String SEPARATOR = " - ";
    private static final int MOUNT_POINT = 4;

    private final List<String> lines;

    private MountTable(List<String> lines) {
        this.lines = lines;
    }

    /** This machine's; without entries where it cannot be read. */
    public static MountTable here() {
        try {
            return new MountTable(Files.readAllLines(HERE));
        } catch (IOException unknown) {
            return new MountTable(List.of());
        }
    }

    static MountTable of(String text) {
        return new MountTable(text.lines().toList());
    }

    /**
     * The kind of file system that a folder is on, or would be once it is made, where it loses everything with the power.
     *
     * @param folder may be missing; its nearest parent that is there is looked at
     */
    public Optional<String> volatileKind(Path folder) {
        return kind(existing(folder.toAbsolutePath().normalize())).filter(VOLATILE::contains);
    }

    private static Path existing(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            return there.toRealPath();
        } catch (IOException unreadable) {
            return there;
        }
    }

    /** Of the mounts that a path is below, the deepest; of those on one another, the one mounted last. */
    Optional<String> kind(Path path) {
        Optional<String> kind = Optional.empty();
        int deepest = -1;
        for (String line : lines) {
            int separator = line.indexOf(SEPARATOR);
            List<String> fields = List.of(line.split(" ", -1));
            if (separator < 0 || fields.size() <= MOUNT_POINT) {
                continue;
            }
            Path mount = Path.of(unescaped(fields.get(MOUNT_POINT)));
            if (path.startsWith(mount) && mount.getNameCount() >= deepest) {
                deepest = mount.getNameCount();
                String after = line.substring(separator + SEPARATOR.length());
                kind = Optional.of(after.substring(0, after.indexOf(' ')));
            }
        }
        return kind;
    }

    /** The kernel writes blanks and backslashes in octal. */
    private static String unescaped(String field) {
        return field.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
