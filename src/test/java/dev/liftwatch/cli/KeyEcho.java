package dev.liftwatch.cli;

import dev.liftwatch.linux.TerminalSize;
import dev.liftwatch.terminal.Canvas;
import dev.liftwatch.terminal.Key;
import dev.liftwatch.terminal.Style;
import java.util.Optional;

/** A process that shows its size and the keys it gets, for tests with a real terminal; {@code x} makes it fail. */
final class KeyEcho {
    private KeyEcho() {}

    public static void main(String[] none) {
        Optional<TerminalSession> opened =
                TerminalSession.open(last -> Runtime.getRuntime().addShutdownHook(new Thread(last)));
        if (opened.isEmpty()) {
            System.out.println("plain lines");
            return;
        }
        try (TerminalSession session = opened.get()) {
            String keys = "";
            while (!session.ended() && !keys.endsWith("q")) {
                TerminalSize size = TerminalSession.size();
                Canvas canvas = new Canvas(size.columns(), size.rows());
                canvas.put(0, 0, Style.PLAIN, "size " + size.columns() + "x" + size.rows());
                canvas.put(1, 0, Style.PLAIN, "keys " + keys + ".");
                session.show(canvas);
                Optional<Key> key = session.key(50);
                if (key.isPresent()) {
                    keys += key.get().command() == 0
                            ? key.get().kind().name()
                            : Character.toString(key.get().codePoint());
                }
                if (keys.endsWith("x")) {
                    throw new IllegalStateException("as asked");
                }
            }
        }
    }
}
