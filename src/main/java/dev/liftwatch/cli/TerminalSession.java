package dev.liftwatch.cli;

import dev.liftwatch.linux.ControllingTerminal;
import dev.liftwatch.linux.TerminalSize;
import dev.liftwatch.terminal.Canvas;
import dev.liftwatch.terminal.Key;
import dev.liftwatch.terminal.KeyDecoder;
import dev.liftwatch.terminal.Screen;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The terminal while a command draws on all of it and takes keys. It is given back as it was when the session is closed, and when the
 * process ends by a signal or a fault. Ctrl-Z gives it to the shell and takes it back afterwards. One thread uses it.
 */
final class TerminalSession implements AutoCloseable {
    /** The bytes of one key come together; an escape that nothing follows within this time is the key of that name, ms. */
    private static final int ONE_KEY_MS = 60;

    /** What a terminal has that does not know its size, as on a serial console. */
    private static final TerminalSize USUAL = new TerminalSize(80, 24);

    private final ControllingTerminal terminal;
    private final Screen screen;
    private final KeyDecoder keys = new KeyDecoder();
    private final byte[] typed = new byte[256];
    private Optional<Canvas> shown = Optional.empty();
    private boolean ended;

    private TerminalSession(ControllingTerminal terminal, boolean colour) {
        this.terminal = terminal;
        screen = new Screen(
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8), colour);
    }

    /**
     * Takes the terminal; empty where there is none that can be drawn on: then the command prints plain lines.
     *
     * @param atEnd what is run before the process ends, however it ends
     */
    static Optional<TerminalSession> open(Roles.AtEnd atEnd) {
        if (!canDraw(System.getenv())) {
            return Optional.empty();
        }
        return ControllingTerminal.open().map(terminal -> {
            TerminalSession session = new TerminalSession(terminal, colour(System.getenv()));
            atEnd.run(session::close);
            return session;
        });
    }

    /** Whether standard output is a terminal that can place text. */
    static boolean canDraw(Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "");
        return !kind.isEmpty() && !kind.equals("dumb") && ControllingTerminal.takesOutput();
    }

    private static boolean colour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** How large it is now: it may change at any time. */
    static TerminalSize size() {
        return TerminalSize.now().orElse(USUAL);
    }

    /** Draws; only rows that have changed are written. Nothing is drawn while a shell has the terminal. */
    void show(Canvas picture) {
        shown = Optional.of(picture);
        if (terminal.isForeground()) {
            if (terminal.takeBack()) {
                screen.forget();
            }
            screen.show(picture);
        }
    }

    /**
     * The next key; empty where none came.
     *
     * @param atMostMs how long it is waited for, ms
     */
    Optional<Key> key(int atMostMs) {
        Optional<Key> key = keys.next(false);
        if (key.isPresent()) {
            return act(key.get());
        }
        take(keys.isWaiting() ? Math.min(ONE_KEY_MS, atMostMs) : atMostMs);
        key = keys.next(false);
        while (key.isEmpty() && keys.isWaiting() && !ended) {
            boolean over = take(ONE_KEY_MS) == 0;
            key = keys.next(over);
        }
        return key.flatMap(this::act);
    }

    private int take(int atMostMs) {
        int count = terminal.read(typed, atMostMs);
        ended |= count == ControllingTerminal.GONE;
        keys.take(typed, count);
        return Math.max(0, count);
    }

    /** Keys that concern the terminal itself are obeyed here. */
    private Optional<Key> act(Key key) {
        if (key.kind() == Key.Kind.SUSPEND) {
            screen.pause();
            terminal.suspend();
        } else if (key.kind() == Key.Kind.REDRAW) {
            screen.forget();
        } else {
            return Optional.of(key);
        }
        shown.ifPresent(this::show);
        return Optional.empty();
    }

    /** Whether the terminal is gone, so that nobody looks any more. */
    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        screen.leave();
        terminal.close();
    }
}
