package dev.liftwatch.cli;

import dev.liftwatch.campaign.LivesOrder;
import dev.liftwatch.campaign.SimulationOrder;
import dev.liftwatch.health.Condition;
import dev.liftwatch.health.ConditionKind;
import dev.liftwatch.receiver.ListenOrder;
import dev.liftwatch.time.Tick;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** Runs commands in this process and keeps what they print. */
final class Terminal {
    /** What the inspection of an installation finds here. */
    static final List<Roles.Finding> FOUND =
            List.of(new Roles.Finding("name-unknown", List.of("city", "broker.nowhere")));

    /** What is found where no agent runs. */
    static final List<Condition> LOOKED = List.of(Condition.of(ConditionKind.LINE_SILENT, "io", Tick.NONE));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private ListenOrder listened;
    private SimulationOrder simulated;
    private LivesOrder lived;
    private final int exit;

    private Terminal(String[] arguments, Roles.Site site) {
        Roles roles = new Roles(
                (config, stateFolder, runtimeFolder, volatileStore) -> 42,
                order -> {
                    listened = order;
                    return 0;
                },
                plain -> plain ? 1 : 0,
                order -> {
                    simulated = order;
                    return 0;
                },
                order -> {
                    lived = order;
                    return 0;
                },
                (device, offline) -> offline ? List.of() : FOUND,
                (device, offline) -> new Roles.Look(LOOKED, List.of("io")),
                site,
                (role, work) -> Thread.ofPlatform().daemon().name(role).start(work),
                last -> {},
                "1.2.3");
        exit = CommandLineTool.run(arguments, roles, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    /** What was to be simulated. */
    SimulationOrder simulated() {
        return simulated;
    }

    /** Which scripted lives were to be lived. */
    LivesOrder lived() {
        return lived;
    }

    static Terminal run(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return new Terminal(texts, new NoSite());
    }

    /** At a box where that is connected and that is answered. */
    static Terminal at(Roles.Site site, String... arguments) {
        return new Terminal(arguments, site);
    }

    static Terminal runIn(Locale locale, Object... arguments) {
        Locale before = Locale.getDefault();
        Locale.setDefault(locale);
        try {
            return run(arguments);
        } finally {
            Locale.setDefault(before);
        }
    }

    int exit() {
        return exit;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    ListenOrder listened() {
        return listened;
    }
}
