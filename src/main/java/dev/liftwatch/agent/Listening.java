package dev.liftwatch.agent;

import dev.liftwatch.cli.Roles;
import dev.liftwatch.config.ConfigException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.mqtt.MqttSettings;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.Tick;
import dev.liftwatch.tls.GuardedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code liftwatch listen}: a receiver that prints what comes, one JSON object a line. */
final class Listening {
    private static final int DONE = 0;
    private static final int WRONG_USE = 2;
    private static final int UNREACHABLE = 3;

    private Listening() {}

    /** Listens as ordered and returns the exit code. */
    static int run(Roles.ListenOrder order, PrintWriter out, PrintWriter err) {
        Optional<MqttSettings.Login> login;
        try {
            login = Logins.read(order.credentials());
        } catch (ConfigException unreadable) {
            err.println(unreadable.getMessage());
            return WRONG_USE;
        } catch (IOException unreadable) {
            err.println(GuardedFile.words(unreadable));
            return WRONG_USE;
        }
        Clock clock = SystemClock.startingAt(0);
        ReferenceReceiver receiver = new ReferenceReceiver(
                new ReferenceReceiver.Settings(
                        order.server(), "lift/v1/" + order.lift() + "/#", () -> login, order.tls(), order.answer()),
                new ReferenceReceiver.Handlers(received -> print(out, received), answer -> {}, err::println),
                clock,
                () -> Threads.client("mqtt-listen"));
        Thread link = Threads.daemon("mqtt-listen", receiver.link());
        link.start();
        try {
            long untilMs = order.seconds() == 0 ? Tick.NEVER : clock.tickMs() + order.seconds() * 1000;
            boolean connected = receiver.run(untilMs);
            return connected ? DONE : UNREACHABLE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return DONE;
        }
    }

    /** The message stands in the line as it came, so that nothing of it is lost in the showing. */
    private static void print(PrintWriter out, LinkEvent.Received received) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("topic", received.topic());
        head.put("retained", received.retained());
        String text = received.text();
        boolean isObject = text.startsWith("{") && text.indexOf('\n') < 0;
        if (!isObject) {
            head.put("text", text);
        }
        String line = JsonText.write(head);
        out.println(isObject ? line.substring(0, line.length() - 1) + ",\"message\":" + text + "}" : line);
        out.flush();
    }
}
