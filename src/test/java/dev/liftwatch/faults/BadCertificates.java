package dev.liftwatch.faults;

import dev.liftwatch.mqtt.Mosquitto;
import dev.liftwatch.tls.TlsFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One agent lives through everything that can be wrong with certificates, one after the other. Each is told in its own sentence;
 * meanwhile a rider is trapped and let out, judged as fast as ever; when the files are right again all of it arrives, without a start.
 */
final class BadCertificates implements Scenario {
    private static final Duration TOLD = Duration.ofSeconds(90);
    private static final Duration JUDGED = Duration.ofSeconds(30);
    private static final Duration DELIVERED = Duration.ofSeconds(90);

    /** A decision may be so much later than with a good connection, ms: the machine is shared. */
    private static final long SPARE_MS = 1000;

    private final int cases;

    /** @param cases how many of them are tried */
    BadCertificates(int cases) {
        this.cases = cases;
    }

    /** Makes something wrong, or right again. */
    private interface Change {
        void make() throws Exception;
    }

    /**
     * Something that is wrong.
     *
     * @param sentence what the agent says of it
     */
    private record Wrong(String name, String sentence, Change begin, Change end) {}

    /** The broker with all its doors, and the files that the agent looks at. */
    private static final class Scene {
        private final Authority city;
        private final Authority other;
        private final List<String> doors = new ArrayList<>();
        private final Path own;
        private final Path good;
        private final TlsFiles files;

        Scene(Path folder) throws Exception {
            city = new Authority(folder.resolve("city"), "city");
            other = new Authority(folder.resolve("other"), "other");
            good = city.issue("lift", Authority.CLIENT);
            own = Files.createDirectory(folder.resolve("own")).resolve("lift.pem");
            show(good);
            files = new TlsFiles(
                    Optional.of(city.certificate()),
                    Optional.of(own),
                    Optional.of(Authority.keyOf(own)),
                    Optional.empty(),
                    Optional.empty());
        }

        /** A port of the broker with that certificate. */
        int door(Path certificate) throws Exception {
            int port = Mosquitto.freePort();
            doors.add(Entrance.door(port, city, certificate));
            return port;
        }

        /** The agent has that certificate and its key from now on. */
        void show(Path certificate) throws Exception {
            Files.copy(certificate, own, StandardCopyOption.REPLACE_EXISTING);
            Path key = Authority.keyOf(own);
            Files.copy(Authority.keyOf(certificate), key, StandardCopyOption.REPLACE_EXISTING);
            access("rw-------");
        }

        void access(String permissions) throws Exception {
            Files.setPosixFilePermissions(Authority.keyOf(own), PosixFilePermissions.fromString(permissions));
        }
    }

    @Override
    public Report play(Stage stage) throws Exception {
        Scene scene = new Scene(stage.folder());
        int right = scene.door(scene.city.issue("broker", Entrance.HERE));
        FaultProxy[] network = new FaultProxy[1];
        List<Wrong> all = List.of(
                atDoor(scene, network, right, "ended", "the broker's certificate ended on 2021-01-03", "2021-01-01", 2),
                atDoor(scene, network, right, "not yet valid", "is good only from 2048-01-01", "2048-01-01", 9),
                atDoor(
                        network,
                        right,
                        "wrong authority",
                        "is issued by CN=other, which is not in ca_file",
                        scene.door(scene.other.issue("stranger", Entrance.HERE))),
                atDoor(
                        network,
                        right,
                        "wrong host",
                        "is for another host: it names broker.example",
                        scene.door(scene.city.issue("elsewhere", "subjectAltName=DNS:broker.example"))),
                new Wrong(
                        "client refused",
                        "the broker refuses our client certificate",
                        () -> scene.show(scene.other.issue("spy", Authority.CLIENT)),
                        () -> scene.show(scene.good)),
                new Wrong(
                        "key missing",
                        "key_file: there is no file",
                        () -> Files.delete(Authority.keyOf(scene.own)),
                        () -> scene.show(scene.good)),
                new Wrong(
                        "key readable by all",
                        "holds a secret and can be read by every user of this box",
                        () -> scene.access("rw-r--r--"),
                        () -> scene.access("rw-------")));
        Mosquitto broker = Mosquitto.anonymousWith(scene.doors.toArray(String[]::new));
        try (FaultSite site = new FaultSite(stage.folder(), new Entrance(broker, right, "ssl", scene.files))) {
            network[0] = site.proxy();
            return lived(site, all.subList(0, Math.min(cases, all.size())));
        }
    }

    private static Wrong atDoor(
            Scene scene, FaultProxy[] network, int right, String name, String sentence, String day, int days)
            throws Exception {
        String subject = name.replace(' ', '-');
        return atDoor(network, right, name, sentence, scene.door(scene.city.issue(subject, Entrance.HERE, day, days)));
    }

    private static Wrong atDoor(FaultProxy[] network, int right, String name, String sentence, int port) {
        return new Wrong(name, sentence, () -> network[0].leadTo(port), () -> network[0].leadTo(right));
    }

    private static Report lived(FaultSite site, List<Wrong> all) throws Exception {
        List<Figure> figures = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        site.startOnline();
        long usualMs = judged(site, 1);
        delivered(site, 1);
        figures.add(new Figure("button to decision, connected", usualMs + " ms"));
        int trappings = 1;
        for (Wrong wrong : all) {
            trappings++;
            int said = site.latestLog().length();
            wrong.begin().make();
            site.proxy().cut();
            FaultSite.until(
                    wrong.name() + " is told",
                    TOLD,
                    () -> site.latestLog().substring(said).contains(wrong.sentence()));
            long tookMs = judged(site, trappings);
            wrong.end().make();
            delivered(site, trappings);
            figures.add(new Figure("button to decision, " + wrong.name(), tookMs + " ms"));
            if (tookMs > usualMs + SPARE_MS) {
                differences.add(wrong.name() + ": decided " + tookMs + " ms after the button, usually " + usualMs);
            }
        }
        differences.addAll(site.settle());
        figures.add(new Figure("ledger", site.ledger().count()));
        return new Report(figures, differences);
    }

    /** A rider is trapped and let out; answers how long after the button it was decided, ms. */
    private static long judged(FaultSite site, int trappings) throws Exception {
        site.lift().trapsARider();
        long calledNanos = System.nanoTime();
        site.lift().riderCalls();
        FaultSite.until("it is decided", JUDGED, () -> site.log().traps("raised") == trappings);
        long tookMs = (System.nanoTime() - calledNanos) / 1_000_000;
        site.lift().letsTheRiderOut();
        FaultSite.until("its close is decided", JUDGED, () -> site.log().traps("closed") == trappings);
        return tookMs;
    }

    private static void delivered(FaultSite site, int trappings) {
        FaultSite.until(
                "it arrives", DELIVERED, () -> site.farSide().alarms("closed").size() == trappings);
    }
}
