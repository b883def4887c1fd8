package dev.liftwatch.receiver;

import dev.liftwatch.config.ConfigException;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.mqtt.MqttSettings;
import dev.liftwatch.text.Printable;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.Tick;
import dev.liftwatch.tls.GuardedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code liftwatch listen}: a receiver that prints what comes, one JSON object a line. */
public final class Listening {
    private static final int DONE = 0;
    private static final int WRONG_USE = 2;
    private static final int UNREACHABLE = 3;

    /** So much is said of what is the matter with a connection, characters. */
    private static final int LONGEST_NOTE = 1000;

    private Listening() {}

    /** Reads what a receiver is to show a broker, from a file where there is one. */
    @FunctionalInterface
    public interface LoginReader {
        /**
         * The login in a file; nothing where there is no file to be read.
         *
         * @throws ConfigException with what is wrong in it
         * @throws IOException where it cannot be read, or everybody on the machine may read it
         */
        Optional<MqttSettings.Login> read(Optional<Path> file) throws ConfigException, IOException;
    }

    /**
     * What a receiver is handed, since it makes none of it.
     *
     * @param clock its clock
     * @param ids makes the ids of its answers
     * @param logins reads the file of its login
     * @param clientThreads makes the threads of an MQTT client of that role
     * @param thread makes a thread of that role which ends with the process
     */
    public record Resources(
            Clock clock,
            Supplier<String> ids,
            LoginReader logins,
            Function<String, ScheduledExecutorService> clientThreads,
            BiFunction<String, Runnable, Thread> thread) {}

    /**
     * Listens as ordered and returns the exit code: 0 at its end, 2 where the order is wrong, 3 where it was never connected.
     *
     * @param out takes the messages
     * @param err takes what a person should know of the connection
     */
    public static int run(ListenOrder order, Resources resources, PrintWriter out, PrintWriter err) {
        Optional<MqttSettings.Login> login;
        try {
            login = resources.logins().read(order.credentials());
        } catch (ConfigException unreadable) {
            err.println(unreadable.getMessage());
            return WRONG_USE;
        } catch (IOException unreadable) {
            err.println(Printable.text(GuardedFile.words(unreadable), LONGEST_NOTE));
            return WRONG_USE;
        }
        Clock clock = resources.clock();
        ReferenceReceiver receiver = new ReferenceReceiver(
                new ReferenceReceiver.Settings(
                        order.server(), "lift/v1/" + order.lift() + "/#", () -> login, order.tls(), order.answer()),
                new ReferenceReceiver.Handlers(
                        received -> print(out, received),
                        answer -> {},
                        note -> err.println(Printable.text(note, LONGEST_NOTE))),
                clock,
                resources.ids(),
                () -> resources.clientThreads().apply("mqtt-listen"));
        Thread link = resources.thread().apply("mqtt-listen", receiver.link());
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

    /**
     * The message stands in the line as it came, so that nothing of it is lost in the showing; but for what cannot be printed, which is
     * escaped as JSON escapes it.
     */
    static String line(LinkEvent.Received received) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("topic", received.topic());
        head.put("retained", received.retained());
        try {
            String message = JsonText.oneLine(received.text());
            String line = JsonText.write(head);
            return line.substring(0, line.length() - 1) + ",\"message\":" + message + "}";
        } catch (JsonException noObject) {
            head.put("text", received.text());
            return JsonText.write(head);
        }
    }

    private static void print(PrintWriter out, LinkEvent.Received received) {
        out.println(line(received));
        out.flush();
    }
}
