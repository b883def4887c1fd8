package dev.liftwatch.outbox;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReserveTest {
    @TempDir
    Path folder;

    /** What Java says in a container or a changed root: it looks for the folder's mount in a table that does not have it. */
    private Reserve withoutItsMount() {
        return new Reserve(folder, _ -> {
            throw new IOException("Mount point not found");
        });
    }

    @Test
    void aFolderWhoseMountIsNotInTheTableHasTheRoomThatTheKernelSays() {
        assertTrue(withoutItsMount().hasRoomFor(Reserve.BYTES));
        assertTrue(withoutItsMount().make());
        assertTrue(Files.exists(folder.resolve(Reserve.FILE)));
    }

    @Test
    void moreThanThereIsHasNoRoom() {
        assertFalse(withoutItsMount().hasRoomFor(Long.MAX_VALUE / 2));
        assertFalse(new Reserve(folder).hasRoomFor(Long.MAX_VALUE / 2));
    }

    @Test
    void aFolderThatIsNotThereHasNoRoom() {
        assertFalse(new Reserve(folder.resolve("missing")).hasRoomFor(1));
    }
}
