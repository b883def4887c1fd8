package dev.liftwatch.cli;

import dev.liftwatch.console.LiftLook;
import dev.liftwatch.console.LiftsView;
import dev.liftwatch.console.Words;
import dev.liftwatch.frame.WatchFrame;
import dev.liftwatch.linux.TerminalSize;
import dev.liftwatch.terminal.Canvas;
import dev.liftwatch.terminal.Columns;
import dev.liftwatch.terminal.Key;
import dev.liftwatch.terminal.Style;
import dev.liftwatch.time.Clock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The live screen and its keys. The pages behind the keys are what the commands of that name print. */
final class WatchScreen {
    /** A changed size and a pressed key show within this time, ms. */
    private static final int KEY_MS = 250;

    private static final List<String> PAGES = List.of("signals", "events", "report");

    private final TerminalSession session;
    private final RunningAgent agent;
    private final Clock clock;
    private final CommandLine tool;
    private List<LiftLook> looks = List.of();

    /** The lift that was chosen; empty follows the worst one. */
    private Optional<String> chosen = Optional.empty();

    /** The page that is open, empty on the frame itself. */
    private String page = "";

    private List<String> pageLines = List.of();
    private int scrolled;
    private int farthest;

    WatchScreen(TerminalSession session, RunningAgent agent, Clock clock, CommandLine tool) {
        this.session = session;
        this.agent = agent;
        this.clock = clock;
        this.tool = tool;
    }

    /** Until a key ends it, or the terminal is gone. */
    void run(List<LiftLook> first) {
        looks = LiftsView.worstFirst(first);
        long dueMs = clock.tickMs() + WatchCommand.EVERY_MS;
        boolean goesOn = true;
        while (goesOn && !session.ended()) {
            draw();
            Optional<Key> key = session.key(Math.clamp(dueMs - clock.tickMs(), 1, KEY_MS));
            if (key.isPresent()) {
                goesOn = obey(key.get());
            }
            if (clock.tickMs() >= dueMs) {
                looks = LiftsView.worstFirst(WatchCommand.again(agent, looks));
                dueMs = clock.tickMs() + WatchCommand.EVERY_MS;
                if (page.equals("signals")) {
                    open(page);
                }
            }
        }
    }

    /** Whether it goes on. */
    private boolean obey(Key key) {
        int step = Math.max(1, TerminalSession.size().rows() / 2);
        switch (key.kind()) {
            case UP -> scrolled = Math.max(0, scrolled - 1);
            case DOWN -> scrolled = Math.min(farthest, scrolled + 1);
            case PAGE_UP -> scrolled = Math.max(0, scrolled - step);
            case PAGE_DOWN -> scrolled = Math.min(farthest, scrolled + step);
            case HOME -> scrolled = 0;
            case END -> scrolled = farthest;
            case FINISH -> {
                return false;
            }
            case ESCAPE, LEFT, BACKSPACE -> back();
            case CHARACTER -> {
                return command(key.command());
            }
            case ENTER, TAB, DELETE, RIGHT, SUSPEND, REDRAW -> {}
        }
        return true;
    }

    private boolean command(char letter) {
        if (letter == 'q') {
            boolean onFrame = page.isEmpty();
            back();
            return !onFrame;
        }
        if (letter == 'n' && looks.size() > 1) {
            int next = (index() + 1) % looks.size();
            chosen = Optional.of(looks.get(next).lift());
            scrolled = 0;
        }
        pages().filter(name -> name.charAt(0) == letter).findFirst().ifPresent(name -> {
            scrolled = 0;
            open(name);
        });
        return true;
    }

    private void back() {
        page = "";
        scrolled = 0;
    }

    /** The pages that there are commands for. */
    private Stream<String> pages() {
        return PAGES.stream().filter(tool.getSubcommands()::containsKey);
    }

    private int index() {
        return chosen.map(lift -> looks.stream().map(LiftLook::lift).toList().indexOf(lift))
                .filter(found -> found >= 0)
                .orElse(0);
    }

    private void open(String name) {
        page = name;
        StringWriter printed = new StringWriter();
        CommandLine command = tool.getSubcommands().get(name);
        PrintWriter out = command.getOut();
        PrintWriter err = command.getErr();
        command.setOut(new PrintWriter(printed, true)).setErr(new PrintWriter(printed, true));
        List<String> arguments = new ArrayList<>();
        agent.leadingTo(looks.get(index()).lift()).forEach((option, value) -> {
            if (command.getCommandSpec().findOption(option) != null) {
                arguments.add(option);
                arguments.add(value);
            }
        });
        if (name.equals("report")) {
            arguments.add("--last");
        }
        call(command, arguments);
        command.setOut(out).setErr(err);
        pageLines = printed.toString()
                .lines()
                .flatMap(line -> Columns.wrap(line, TerminalSession.size().columns()).stream())
                .toList();
    }

    /** Not through the tool's own way, which prints to the terminal. */
    private static void call(CommandLine command, List<String> arguments) {
        try {
            command.parseArgs(arguments.toArray(String[]::new));
            command.<Callable<?>>getCommand().call();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            command.getErr().println(failed.getMessage());
        }
    }

    private void draw() {
        TerminalSize size = TerminalSession.size();
        if (page.isEmpty()) {
            WatchFrame.View view = new WatchFrame.View(looks.get(index()).lift(), scrolled, keys(size.columns()));
            WatchFrame.Frame frame = WatchFrame.draw(looks, view, ZoneId.systemDefault(), size.columns(), size.rows());
            farthest = frame.farthest();
            session.show(frame.canvas());
        } else {
            session.show(pageCanvas(size));
        }
        scrolled = Math.min(scrolled, farthest);
    }

    private Canvas pageCanvas(TerminalSize size) {
        Canvas canvas = new Canvas(size.columns(), size.rows());
        String title = " " + looks.get(index()).lift() + "  " + Words.of("watch.key." + page);
        canvas.put(0, 0, Style.TITLE, Columns.pad(title, size.columns()));
        int room = Math.max(1, size.rows() - 2);
        farthest = Math.max(0, pageLines.size() - room);
        int first = Math.min(scrolled, farthest);
        for (int i = 0; i < room && first + i < pageLines.size(); i++) {
            canvas.put(1 + i, 0, Style.PLAIN, pageLines.get(first + i));
        }
        canvas.put(size.rows() - 1, 0, Style.DIM, Words.of("watch.key.back"));
        return canvas;
    }

    /** The keys that do something, on one line; the way out is never cut off. */
    private String keys(int columns) {
        Stream<String> more = looks.size() > 1 ? Stream.of("lift") : Stream.empty();
        String quit = Words.of("watch.key.quit");
        String all = Stream.concat(pages(), more)
                .map(name -> Words.of("watch.key." + name))
                .collect(Collectors.joining(" "));
        return Columns.wrap(all, Math.max(1, columns - Columns.of(quit) - 1)).getFirst() + " " + quit;
    }
}
