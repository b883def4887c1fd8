package dev.liftwatch.demo;

import dev.liftwatch.config.ConfigException;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.linux.TerminalSize;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.receiver.ReferenceReceiver;
import dev.liftwatch.serial.ByteLine;
import dev.liftwatch.serial.MemoryLine;
import dev.liftwatch.terminal.Screen;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.Tick;
import dev.liftwatch.tls.TlsFiles;
import dev.liftwatch.wire.SentenceEncoder;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code liftwatch demo}: a simulated lift at one end of a line, the real agent at the other, and a broker and a receiver
 * within the same process. Nothing of it outlives the process.
 */
public final class Demo {
    private static final int DONE = 0;
    private static final int NOT_IN_ORDER = 1;

    /** How many times faster than life. */
    private static final int PACE = 6;

    /** Real seconds after which a story that has not ended is given up. It takes half a minute; a loaded machine takes longer. */
    private static final long LONGEST_S = 120;

    /** How often the board sends and the picture is drawn, ms of the lift's time: twenty times a real second. */
    private static final long FRAME_MS = 50L * PACE;

    private static final TerminalSize USUAL_TERMINAL = new TerminalSize(80, 24);

    private final Clock clock = SystemClock.running(PACE);
    private final BlockingQueue<LinkEvent.Received> received = new LinkedBlockingQueue<>();
    private final MemoryLine line = new MemoryLine();
    private final SentenceEncoder board = new SentenceEncoder();
    private final Cleanup cleanup = new Cleanup();
    private final Resources resources;
    private final Demonstration demonstration;
    private final StoryWords words;
    private final Optional<Screen> screen;

    /** The agent that the demo shows. */
    public interface Agent {
        /** Lets it go. */
        void start();

        /**
         * Ends it in good order.
         *
         * @throws StoreException where its store was not closed in good order
         */
        void stop() throws StoreException, InterruptedException;
    }

    /** Makes the agent that the demo shows. */
    @FunctionalInterface
    public interface AgentOpener {
        /**
         * An agent that is not running yet.
         *
         * @param configText the configuration as it was read
         * @param folder the folder for its store and its socket
         * @param line its one serial line
         * @throws IOException where it cannot start, with the reason
         */
        Agent open(DeviceConfig device, String configText, Path folder, Clock clock, ByteLine line) throws IOException;
    }

    /**
     * What the demo is handed, since it makes none of it.
     *
     * @param agent makes the agent
     * @param ids makes the source of ids of the rescue centre, by its clock
     * @param clientThreads makes the threads of an MQTT client of that role
     * @param thread makes a thread of that role which ends with the process
     */
    public record Resources(
            AgentOpener agent,
            Function<Clock, Supplier<String>> ids,
            Function<String, ScheduledExecutorService> clientThreads,
            BiFunction<String, Runnable, Thread> thread) {}

    private Demo(Resources resources, StoryWords words, Optional<Screen> screen) {
        this.resources = resources;
        this.words = words;
        this.screen = screen;
        demonstration = new Demonstration(words, PACE, unicode(), text -> {
            if (screen.isEmpty()) {
                System.out.println(text);
            }
        });
    }

    /** Whether the terminal shows more than ASCII, by the first of the variables that say so: the locale itself may be missing. */
    private static boolean unicode() {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(System::getenv)
                .filter(value -> value != null && !value.isEmpty())
                .findFirst()
                .map(value -> value.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8"))
                .orElse(false);
    }

    /**
     * Shows it; 0 where the alarm has arrived, was answered and has been closed, else 1.
     *
     * @param plain whether it is told line by line, without a picture
     */
    public static int show(boolean plain, Resources resources) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        String noColour = System.getenv("NO_COLOR");
        Optional<Screen> screen = plain || !terminal
                ? Optional.empty()
                : Optional.of(new Screen(System.out, noColour == null || noColour.isEmpty()));
        PrintStream standardError = System.err;
        LogKeeper keeper = new LogKeeper(standardError, () -> screen.ifPresent(Screen::leave));
        System.setErr(new PrintStream(keeper, true, StandardCharsets.UTF_8));
        Demo demo = new Demo(resources, StoryWords.in(Locale.getDefault()), screen);
        Runtime.getRuntime().addShutdownHook(resources.thread().apply("shutdown", demo::end));
        int exit = demo.perform();
        boolean interrupted = demo.cleanup.begun();
        demo.end();
        if (exit == DONE || interrupted) {
            keeper.open();
        } else {
            keeper.tellAll();
        }
        System.setErr(standardError);
        return exit;
    }

    /** The terminal first: whoever pressed Ctrl-C wants it back now. */
    private void end() {
        screen.ifPresent(Screen::leave);
        cleanup.run();
    }

    private int perform() {
        try {
            draw();
            begin();
            boolean ended = play();
            if (!cleanup.begun()) {
                screen.ifPresent(picture -> demonstration.leaveBehind(picture, size().columns(), size().rows()));
            }
            return ended ? DONE : NOT_IN_ORDER;
        } catch (IOException | ConfigException cannotRun) {
            screen.ifPresent(Screen::leave);
            System.err.println(words.of("failed", cannotRun.getMessage()));
            return NOT_IN_ORDER;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return NOT_IN_ORDER;
        }
    }

    private void begin() throws IOException, ConfigException, InterruptedException {
        Path folder = Files.createTempDirectory("liftwatch-demo-");
        cleanup.addFolder(folder);
        Broker broker = Broker.open(clock, folder);
        Path config = Files.writeString(
                folder.resolve("device.toml"),
                SimulatedBuilding.deviceToml(words, broker.address(), demonstration.signals()));
        DeviceConfig device = DeviceConfig.load(config);
        demonstration.announce(
                device.detection().seconds(Setting.OUTSIDE_SUSPECT_S),
                device.detection().seconds(Setting.OUTSIDE_RAISE_S));
        listen(broker.address());
        Agent agent = resources.agent().open(device, Files.readString(config), folder, clock, line);
        cleanup.add(() -> stop(agent));
        agent.start();
    }

    private void listen(String broker) {
        ReferenceReceiver receiver = new ReferenceReceiver(
                new ReferenceReceiver.Settings(
                        broker, "lift/v1/" + SimulatedBuilding.LIFT + "/#", Optional::empty, TlsFiles.NONE, true),
                new ReferenceReceiver.Handlers(received::add, answer -> {}, note -> {}),
                clock,
                resources.ids().apply(clock),
                () -> resources.clientThreads().apply("mqtt-centre"));
        resources.thread().apply("mqtt-centre", receiver.link()).start();
        resources.thread().apply("centre", () -> receive(receiver)).start();
        cleanup.add(receiver::stop);
    }

    private static void receive(ReferenceReceiver receiver) {
        try {
            receiver.run(Tick.NEVER);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the story has ended, or there is no time left: answers whether it has ended. */
    private boolean play() throws InterruptedException {
        long untilMs = LONGEST_S * 1000 * PACE;
        while (!demonstration.ended() && clock.tickMs() < untilMs && !cleanup.begun()) {
            board.encode(demonstration.signals()).forEach(line::send);
            clock.pause(FRAME_MS);
            demonstration.goOn(clock.tickMs());
            for (LinkEvent.Received one = received.poll(); one != null; one = received.poll()) {
                demonstration.receive(one.topic(), one.text());
            }
            draw();
        }
        if (!demonstration.ended() && !cleanup.begun()) {
            demonstration.giveUp();
        }
        return demonstration.ended();
    }

    private void draw() {
        screen.ifPresent(picture -> demonstration.show(picture, size().columns(), size().rows()));
    }

    private static TerminalSize size() {
        return TerminalSize.now().orElse(USUAL_TERMINAL);
    }

    private static void stop(Agent agent) {
        try {
            agent.stop();
        } catch (StoreException failed) {
            System.err.println(failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
