package dev.liftwatch.resume;

import dev.liftwatch.config.CommissioningConfig;
import dev.liftwatch.duties.Commissioning;
import dev.liftwatch.outbox.Outbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a lift is live when its agent starts: what has watched it before stays live, and so does what cannot be known. */
public final class NewInstallation {
    private static final Logger LOG = LoggerFactory.getLogger(NewInstallation.class);

    private NewInstallation() {}

    /** Whether no store of this lift, whole or damaged, stands in its folder; asked before the store is opened. */
    public static boolean isIn(Path stateFolder) {
        if (!Files.exists(stateFolder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(stateFolder)) {
            return files.noneMatch(file -> file.getFileName().toString().startsWith(Outbox.FILE));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * How the lift begins.
     *
     * @param past what was saved
     * @param isNew whether there was no store, and there is one on the card now
     * @param config what the file says, empty where the lift is to be live
     * @param wired the wires that are to be proven, by their signals' names
     * @param nowMs tick
     */
    public static Commissioning begin(
            Past past, boolean isNew, Optional<CommissioningConfig> config, List<String> wired, long nowMs) {
        long lastsMs = config.map(CommissioningConfig::lastsMs).orElse(0L);
        Optional<Commissioning.Period> saved = past.agentState().commissioning();
        if (saved.isPresent()) {
            return told(Commissioning.resumed(saved.get(), nowMs, lastsMs, wired), nowMs);
        }
        return isNew && past.text().isEmpty() && lastsMs > 0
                ? told(Commissioning.begun(nowMs, lastsMs, wired), nowMs)
                : Commissioning.over();
    }

    private static Commissioning told(Commissioning begins, long nowMs) {
        begins.period()
                .ifPresent(period -> LOG.warn(
                        "the lift is not live yet: no alarm of trapped people goes to a platform before the walk test is"
                                + " done (liftwatch commission), or for {} more minutes",
                        Math.max(0, period.endsMs() - nowMs) / 60_000));
        return begins;
    }
}
