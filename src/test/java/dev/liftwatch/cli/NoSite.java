package dev.liftwatch.cli;

import dev.liftwatch.setup.Found;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A box with nothing connected, and nobody at it. */
class NoSite implements Roles.Site {
    @Override
    public List<Found> find(Optional<String> port, boolean ownBus) {
        return List.of();
    }

    @Override
    public boolean reaches(String server) {
        return false;
    }

    @Override
    public Optional<BufferedReader> person() {
        return Optional.empty();
    }

    @Override
    public void whenStopped(Runnable work) {}

    @Override
    public Roles.Finding start(Path config) {
        return new Roles.Finding("start-by-hand", List.of(config.toString()));
    }
}
