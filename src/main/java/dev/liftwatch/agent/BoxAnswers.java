package dev.liftwatch.agent;

import dev.liftwatch.blackbox.Recorder;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.control.ControlRouter;
import dev.liftwatch.health.RawAnswer;
import dev.liftwatch.health.SignalsAnswer;
import dev.liftwatch.health.Snapshot;
import dev.liftwatch.report.Messages;
import dev.liftwatch.requests.LocalRequests;
import dev.liftwatch.requests.LocalRights;
import dev.liftwatch.requests.LocalWalk;
import dev.liftwatch.serial.SerialSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who answers which question that is asked at the box. */
final class BoxAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(BoxAnswers.class);

    private BoxAnswers() {}

    /**
     * The answers of an agent.
     *
     * @param status what {@code status} is told
     * @param lines the serial lines, whose last bytes can be looked at
     * @param loop carries out requests
     */
    static ControlRouter of(
            DeviceConfig device,
            Supplier<Messages.Stamp> stamps,
            Supplier<Map<String, Object>> status,
            Supplier<Snapshot> snapshot,
            List<SerialSource> lines,
            Recorder recorder,
            Consumer<LoopEvent> loop) {
        SignalsAnswer signals = new SignalsAnswer(device, stamps, snapshot);
        LocalRights rights = LocalRights.ofBox(System.getProperty("user.name", ""));
        return new ControlRouter(Map.of(
                "status",
                _ -> status.get(),
                "signals",
                _ -> signals.answer(),
                "raw",
                new RawAnswer(lines, stamps)::answer,
                "walk",
                rights.guarding(
                        "walk",
                        LocalWalk.LOOKS,
                        new LocalWalk((question, answer) -> loop.accept(new LoopEvent.WalkQuestion(question, answer)))
                                ::answer),
                "restart",
                rights.guarding("restart", Set.of(), _ -> restart()),
                "events",
                _ -> Map.of("v", 1, "lift", device.lift().id(), "events", recorder.newestNotes()),
                "request",
                new LocalRequests(
                                (request, outcome) -> loop.accept(new LoopEvent.LocalRequest(request, outcome)), rights)
                        ::answer));
    }

    /** Ends in good order, to be started again with the file as it is now. */
    private static Map<String, Object> restart() {
        LOG.warn("the agent ends, as somebody at the box asks, to be started again with its file as it is now");
        Threads.daemon("restart", () -> Runtime.getRuntime().exit(0)).start();
        return Map.of("v", 1, "restarting", true);
    }
}
