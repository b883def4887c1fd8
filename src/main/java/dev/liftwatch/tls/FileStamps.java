package dev.liftwatch.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the files of an uplink were changed last, to see that somebody has renewed them.
 *
 * @param changed by file; one that is not there is left out
 */
public record FileStamps(Map<Path, FileTime> changed) {
    public FileStamps {
        changed = Map.copyOf(changed);
    }

    /** As they are now. */
    public static FileStamps of(TlsFiles files) {
        Map<Path, FileTime> changed = new LinkedHashMap<>();
        Stream.of(files.ca(), files.certificate(), files.key(), files.keystore(), files.keyPassword(), files.crl())
                .flatMap(Optional::stream)
                .forEach(file -> {
                    try {
                        changed.put(file, Files.getLastModifiedTime(file));
                    } catch (IOException notThere) {
                        // It is told by the connect that needs it.
                    }
                });
        return new FileStamps(changed);
    }
}
