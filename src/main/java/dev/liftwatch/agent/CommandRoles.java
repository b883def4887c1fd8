package dev.liftwatch.agent;

import dev.liftwatch.campaign.LivingScripts;
import dev.liftwatch.campaign.Simulating;
import dev.liftwatch.cli.Roles;
import dev.liftwatch.commit.Ids;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.demo.Demo;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.receiver.ListenOrder;
import dev.liftwatch.receiver.Listening;
import dev.liftwatch.serial.ByteLine;
import dev.liftwatch.time.Clock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Which command runs what: hands the commands the parts that need threads, clocks and ids. */
final class CommandRoles {
    private CommandRoles() {}

    static Roles of(PrintWriter out, PrintWriter err) {
        return new Roles(
                (config, stateFolder, runtimeFolder, volatileStore) ->
                        Daemon.run(new RunArguments(config, stateFolder, runtimeFolder, volatileStore)),
                order -> listen(order, out, err),
                plain -> Demo.show(
                        plain,
                        new Demo.Resources(
                                CommandRoles::agent, clock -> new Ids(clock)::next, Threads::client, Threads::daemon)),
                order -> Simulating.run(order, Threads::cores, out, err),
                order -> LivingScripts.run(order, Threads::cores, out, err),
                Inspection::of,
                LooksWithoutAgent::look,
                new SetupSite(),
                (role, work) -> Threads.daemon(role, work).start(),
                last -> Runtime.getRuntime().addShutdownHook(Threads.daemon("shutdown", last)),
                Version.TEXT);
    }

    private static int listen(ListenOrder order, PrintWriter out, PrintWriter err) {
        Clock clock = SystemClock.startingAt(0);
        return Listening.run(
                order,
                new Listening.Resources(clock, new Ids(clock)::next, Logins::read, Threads::client, Threads::daemon),
                out,
                err);
    }

    private static Demo.Agent agent(DeviceConfig device, String configText, Path folder, Clock clock, ByteLine line)
            throws IOException {
        try {
            LiftAgent agent = LiftAgent.open(
                    device,
                    configText,
                    new LiftAgent.Places(folder.resolve("store"), folder.resolve("demo.sock")),
                    firstTickMs -> clock,
                    source -> () -> line);
            return new Demo.Agent() {
                @Override
                public void start() {
                    agent.start();
                }

                @Override
                public void stop() throws StoreException, InterruptedException {
                    agent.stop();
                }
            };
        } catch (AgentException cannotStart) {
            throw new IOException(cannotStart.getMessage(), cannotStart);
        }
    }
}
