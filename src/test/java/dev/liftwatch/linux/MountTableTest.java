package dev.liftwatch.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MountTableTest {
    private static final MountTable TABLE = MountTable.of("""
            29 1 179:2 / / rw,noatime shared:1 - ext4 /dev/mmcblk0p2 rw
            30 29 0:5 / /dev rw,nosuid - devtmpfs udev rw
            31 29 0:24 / /run rw - tmpfs tmpfs rw,size=99024k
            32 29 179:3 / /var/lib/lift\\040watch rw - ext4 /dev/mmcblk0p3 rw
            33 29 0:40 / /srv rw - ext4 /dev/sda1 rw
            34 29 0:41 / /srv rw,relatime - overlay overlay rw,lowerdir=/a,upperdir=/b
            not a line of the table
            """);

    private static Optional<String> kind(String path) {
        return TABLE.kind(Path.of(path));
    }

    @Test
    void aFolderIsOnTheDeepestMountAboveIt() {
        assertEquals(Optional.of("ext4"), kind("/var/lib/liftwatch"));
        assertEquals(Optional.of("tmpfs"), kind("/run/liftwatch/store"));
        assertEquals(Optional.of("ext4"), kind("/running"));
        assertEquals(Optional.of("ext4"), kind("/var/lib/lift watch/hz-1"));
    }

    @Test
    void ofTwoMountsOnOneFolderTheLaterOneCounts() {
        assertEquals(Optional.of("overlay"), kind("/srv/store"));
    }

    @Test
    void aCardIsNotVolatileAndMemoryIs() {
        assertEquals(
                Optional.empty(),
                MountTable.of("1 0 8:1 / / rw - ext4 /dev/sda rw").volatileKind(Path.of("/none")));
        assertEquals(
                Optional.of("tmpfs"),
                MountTable.of("1 0 0:9 / / rw - tmpfs tmpfs rw").volatileKind(Path.of("/none/yet")));
    }

    @Test
    void whereTheTableSaysNothingNothingIsRefused() {
        assertEquals(Optional.empty(), MountTable.of("").volatileKind(Path.of("/var")));
    }
}
