package dev.liftwatch.agent;

import dev.liftwatch.config.UplinkConfig;
import dev.liftwatch.tls.TlsFiles;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Platforms that are configured and never reached. */
final class Uplinks {
    private Uplinks() {}

    /** One that gets everything. */
    static UplinkConfig of(String name) {
        return of(name, Set.copyOf(UplinkConfig.CLASSES));
    }

    /** One that gets messages of these topics. */
    static UplinkConfig of(String name, Set<String> classes) {
        return new UplinkConfig(
                name,
                List.of(URI.create("tcp://127.0.0.1:1")),
                name,
                name + "/",
                classes,
                Optional.empty(),
                TlsFiles.NONE);
    }
}
