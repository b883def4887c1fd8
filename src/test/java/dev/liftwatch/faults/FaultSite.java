package dev.liftwatch.faults;

import dev.liftwatch.endtoend.Installation;
import dev.liftwatch.mqtt.Mosquitto;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.paho.client.mqttv3.MqttException;

/**
 * An installed agent beside a lift, a real broker, the bad network between them, and a platform on the far side. Everything a
 * scenario started ends with it.
 */
final class FaultSite implements AutoCloseable {
    static final String LIFT = "fault-1";
    private static final Duration STARTED = Duration.ofMinutes(1);

    /** Back-off and connecting take 20 s at most; an alarm that goes out then is answered within the next repeat. */
    private static final Duration SETTLED = Duration.ofMinutes(2);

    private final Path folder;
    private final Mosquitto broker;
    private final FaultProxy proxy;
    private final RiddenLift lift;
    private final FarSide farSide;
    private final Installation installation;
    private final Set<Integer> killed = new TreeSet<>();
    private Process agent;
    private int starts;

    FaultSite(Scenario.Stage stage) throws Exception {
        this(stage.folder(), Entrance.of(stage));
    }

    /** An agent that comes to its broker by that door. */
    FaultSite(Path folder, Entrance entrance) throws Exception {
        this(folder, entrance, "");
    }

    /**
     * An agent that comes to its broker by that door.
     *
     * @param moreUplinks tables of further platforms
     */
    FaultSite(Path folder, Entrance entrance, String moreUplinks) throws Exception {
        this.folder = folder;
        broker = entrance.broker().start();
        proxy = new FaultProxy(entrance.port());
        lift = new RiddenLift(folder);
        farSide = new FarSide(broker.port(), LIFT);
        installation = new Installation(folder, device(lift.port(), entrance.uplink(proxy.port()) + moreUplinks));
    }

    /** The shortest times the judgement allows: an alarm 1 s after the button, 10 s without. */
    private static String device(Path port, String uplink) {
        StringBuilder signals = new StringBuilder();
        for (String signal : List.of("door_closed", "door_open", "position_mm", "mains_ok", "alarm_button")) {
            signals.append("[signals.%s]\nsource = \"board\"\n".formatted(signal));
        }
        return """
                [lift]
                id = "%s"
                rescue_code = "012345"
                rated_speed_mps = 1.75
                floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 3000 } ]
                [sources.board]
                kind = "serial"
                port = "%s"
                protocol = "sentence"
                %s
                [signals.occupied]
                source = "board"
                sensor = "radar"
                [detection]
                outside_suspect_s = 5
                outside_raise_s = 10
                button_hold_s = 1
                [[uplink]]
                %s
                """.formatted(LIFT, port, signals, uplink);
    }

    Mosquitto broker() {
        return broker;
    }

    FaultProxy proxy() {
        return proxy;
    }

    RiddenLift lift() {
        return lift;
    }

    FarSide farSide() {
        return farSide;
    }

    AgentLog log() {
        return new AgentLog(folder);
    }

    StoreReader store() {
        return new StoreReader(folder.resolve("state").resolve(LIFT));
    }

    Process agent() {
        return agent;
    }

    /** What the environment of agents says from now on. */
    void setEnvironment(Map<String, String> variables) {
        installation.setEnvironment(variables);
    }

    /** Starts the agent, again after a kill; returns when it judges. */
    void start() throws IOException {
        agent = installation.run();
        starts++;
        until("the agent judges", STARTED, () -> {
            if (!agent.isAlive()) {
                throw new IllegalStateException("the agent did not start: " + installation.log());
            }
            return installation.log().contains("judging lift");
        });
    }

    /** Starts the agent and waits until the platform knows. */
    void startOnline() throws IOException {
        int before = farSide.all("status").size();
        start();
        until("the platform knows", STARTED, () -> farSide.all("status").size() > before);
    }

    /** Kills the agent as a power cut does. */
    void kill() throws Exception {
        killed.add(starts);
        agent.destroyForcibly();
        if (!agent.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + agent.pid() + " did not end by a kill");
        }
    }

    /** What the agent of the latest start has logged. */
    String latestLog() throws IOException {
        return installation.log();
    }

    /** Waits for something, never longer than the bound. */
    static void until(String what, Duration atMost, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }

    /** Waits until nothing is left to be delivered, then holds what was decided against what came. */
    List<String> settle() throws Exception {
        List<String> differences = new ArrayList<>();
        try {
            until("everything is delivered", SETTLED, () -> store().waiting() == 0);
        } catch (org.awaitility.core.ConditionTimeoutException late) {
            differences.add("not everything was delivered within " + SETTLED.toSeconds() + " s");
        }
        if (farSide.wasCutOff()) {
            differences.add("the platform itself was cut off from the broker: this run proves nothing");
        }
        differences.addAll(ledger().differences());
        return differences;
    }

    /** What was decided against what came, as it stands. */
    DeliveryLedger ledger() throws Exception {
        return new DeliveryLedger(
                log().decisions(killed),
                farSide.stored().stream().map(FarSide.Arrival::text).toList(),
                store().shelf());
    }

    @Override
    public void close() throws IOException, MqttException {
        installation.close();
        lift.close();
        farSide.close();
        proxy.close();
        broker.close();
    }
}
