package dev.liftwatch.demo;

import dev.liftwatch.time.Clock;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Properties;

/**
 * An MQTT broker within the process, on a free port of the loopback interface and nowhere else. It stores nothing and ends
 * with the process: to stop it in good order would be to wait two seconds for nothing.
 */
final class Broker {
    /** The longest message it takes, bytes: an alarm with every signal has a few thousand. */
    private static final int MOST_BYTES = 64 * 1024;

    /** The broker learns its port from the system a moment after it has started: asked this often, at these intervals, ms. */
    private static final int MOST_LOOKS = 500;

    private static final long LOOK_MS = 60;

    private final Server server = new Server();
    private int port;

    private Broker() {}

    /**
     * Starts it.
     *
     * @param clock for the wait until it is ready
     * @param folder what it might want to write would go here, never into the folder the demo was started in
     */
    static Broker open(Clock clock, Path folder) throws IOException, InterruptedException {
        Properties properties = new Properties();
        properties.setProperty(
                IConfig.HOST_PROPERTY_NAME, InetAddress.getLoopbackAddress().getHostAddress());
        properties.setProperty(IConfig.PORT_PROPERTY_NAME, "0");
        properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
        properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
        properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
        properties.setProperty(IConfig.DATA_PATH_PROPERTY_NAME, folder.toString());
        properties.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString(MOST_BYTES));
        Broker broker = new Broker();
        broker.server.startServer(new MemoryConfig(properties));
        broker.awaitPort(clock);
        return broker;
    }

    private void awaitPort(Clock clock) throws IOException, InterruptedException {
        for (int look = 0; look < MOST_LOOKS; look++) {
            port = server.getPort();
            if (port != 0) {
                return;
            }
            clock.pause(LOOK_MS);
        }
        server.stopServer();
        throw new IOException("the broker has found no free port on the loopback interface");
    }

    /** Where it is reached, {@code tcp://127.0.0.1:port}. */
    String address() {
        return "tcp://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port;
    }
}
