package dev.liftwatch.agent;

import dev.liftwatch.config.ConfigException;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.demo.Broker;
import dev.liftwatch.demo.Demonstration;
import dev.liftwatch.demo.LogKeeper;
import dev.liftwatch.demo.Screen;
import dev.liftwatch.demo.SimulatedBuilding;
import dev.liftwatch.demo.Words;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.linux.TerminalSize;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.serial.MemoryLine;
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
import java.util.stream.Stream;

/**
 * {@code liftwatch demo}: a simulated lift at one end of a line, the real agent at the other, and a broker and a receiver
 * within the same process. Nothing of it outlives the process.
 */
final class Demo {
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
    private final Demonstration demonstration;
    private final Words words;
    private final Optional<Screen> screen;

    private Demo(Words words, Optional<Screen> screen) {
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

    /** Shows it; 0 where the alarm has arrived, was answered and has been closed. */
    static int show(boolean plain) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        String noColour = System.getenv("NO_COLOR");
        Optional<Screen> screen = plain || !terminal
                ? Optional.empty()
                : Optional.of(new Screen(System.out, noColour == null || noColour.isEmpty()));
        PrintStream standardError = System.err;
        LogKeeper keeper = new LogKeeper(standardError, () -> screen.ifPresent(Screen::leave));
        System.setErr(new PrintStream(keeper, true, StandardCharsets.UTF_8));
        Demo demo = new Demo(Words.in(Locale.getDefault()), screen);
        Runtime.getRuntime().addShutdownHook(new Thread(demo::end, "shutdown"));
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
        } catch (IOException | ConfigException | AgentException cannotRun) {
            screen.ifPresent(Screen::leave);
            System.err.println(words.of("failed", cannotRun.getMessage()));
            return NOT_IN_ORDER;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return NOT_IN_ORDER;
        }
    }

    private void begin() throws IOException, ConfigException, AgentException, InterruptedException {
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
        LiftAgent agent = LiftAgent.open(
                device,
                Files.readString(config),
                new LiftAgent.Places(folder.resolve("store"), folder.resolve("demo.sock")),
                firstTickMs -> clock,
                source -> () -> line);
        cleanup.add(() -> stop(agent));
        agent.start();
    }

    private void listen(String broker) {
        ReferenceReceiver receiver = new ReferenceReceiver(
                new ReferenceReceiver.Settings(
                        broker, "lift/v1/" + SimulatedBuilding.LIFT + "/#", Optional::empty, TlsFiles.NONE, true),
                new ReferenceReceiver.Handlers(received::add, answer -> {}, note -> {}),
                clock,
                () -> Threads.client("mqtt-centre"));
        Threads.daemon("mqtt-centre", receiver.link()).start();
        Threads.daemon("centre", () -> receive(receiver)).start();
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
                demonstration.hear(one.topic(), one.text());
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

    private static void stop(LiftAgent agent) {
        try {
            agent.stop();
        } catch (StoreException failed) {
            System.err.println(failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
