package dev.liftwatch.outbox;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Power cuts of a busy store, without a plug: everything a process does to its files is recorded, and played back up to any
 * moment. What was synchronised is there; of what was written since, each write is there, or is not, or is there in some of its
 * sectors of 512 bytes, whatever the order. A C compiler is needed. The main runs as many cuts as it is told, 60 without.
 */
public final class PowerCuts {
    private static final int NAME = 64;
    private static final int SECTOR = 512;
    private static final String SAID = "said";

    private final Path folder;
    private final List<Deed> deeds = new ArrayList<>();

    /** One thing done to a file. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Deed(char what, String file, long offset, long length, byte[] bytes) {}

    /** @param folder for everything; empty */
    PowerCuts(Path folder) {
        this.folder = folder;
    }

    /** Lets a store be busy and records it. */
    void record(int commits, long seed) throws Exception {
        Path library = folder.resolve("record-writes.so");
        run(new ProcessBuilder(
                "cc", "-shared", "-fPIC", "-O1", "-o", library.toString(), "src/test/c/record-writes.c", "-ldl"));
        Path store = Files.createDirectories(folder.resolve("store").toAbsolutePath());
        ProcessBuilder busy = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                BusyStore.class.getName(),
                store.toString(),
                store.resolve(SAID).toString(),
                Integer.toString(commits),
                Long.toString(seed),
                "0");
        busy.environment()
                .putAll(Map.of(
                        "LD_PRELOAD", library.toString(),
                        "RECORD_FOLDER", store.toRealPath().toString(),
                        "RECORD_LOG", folder.resolve("deeds").toString()));
        run(busy);
        read(folder.resolve("deeds"));
    }

    private static void run(ProcessBuilder builder) throws Exception {
        Process process = builder.inheritIO().start();
        if (!process.waitFor(300, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(builder.command().getFirst() + " did not end well");
        }
    }

    private void read(Path log) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(log)))) {
            byte[] head = new byte[1 + NAME + 16];
            while (true) {
                try {
                    in.readFully(head);
                } catch (EOFException end) {
                    return;
                }
                ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.nativeOrder());
                String name = new String(head, 1, NAME, StandardCharsets.UTF_8).replace("\0", "");
                char what = (char) head[0];
                long length = fields.getLong(1 + NAME + 8);
                byte[] bytes = what == 'W' ? in.readNBytes((int) length) : new byte[0];
                boolean shared = name.endsWith("-shm") || name.equals("lock") || name.equals(Reserve.FILE);
                if (!shared) {
                    deeds.add(new Deed(what, name, fields.getLong(1 + NAME), length, bytes));
                }
            }
        }
    }

    /** How many moments there are to cut at. */
    int moments() {
        return deeds.size();
    }

    /**
     * Cuts at one moment and looks at what is left.
     *
     * @return how many messages had to be there, and were
     */
    int cut(int moment, long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, byte[]> card = new HashMap<>();
        Map<String, List<Deed>> unsynchronised = new HashMap<>();
        StringBuilder said = new StringBuilder();
        for (Deed deed : deeds.subList(0, moment)) {
            if (deed.file().equals(SAID)) {
                said.append(new String(deed.bytes(), StandardCharsets.UTF_8));
                continue;
            }
            List<Deed> open = unsynchronised.computeIfAbsent(deed.file(), _ -> new ArrayList<>());
            switch (deed.what()) {
                case 'S' -> {
                    open.forEach(done -> card.merge(deed.file(), new byte[0], (was, _) -> apply(was, done, null)));
                    open.clear();
                }
                case 'U' -> {
                    card.remove(deed.file());
                    open.clear();
                }
                default -> {
                    card.putIfAbsent(deed.file(), new byte[0]);
                    open.add(deed);
                }
            }
        }
        unsynchronised.forEach((file, open) -> {
            for (Deed deed : open) {
                int fate = random.nextInt(3);
                if (fate > 0 && card.containsKey(file)) {
                    card.put(file, apply(card.get(file), deed, fate == 1 ? random : null));
                }
            }
        });
        Path left = Files.createDirectories(folder.resolve("cut-" + moment + "-" + seed));
        for (Map.Entry<String, byte[]> file : card.entrySet()) {
            Files.write(left.resolve(file.getKey()), file.getValue());
        }
        CutOffCheck aftermath = new CutOffCheck();
        aftermath.hear(said.toString().lines().toList());
        aftermath.check(left, 3);
        return aftermath.certain();
    }

    /** @param torn which sectors of a write are there, where not all are */
    private static byte[] apply(byte[] file, Deed deed, Random torn) {
        if (deed.what() == 'T') {
            return torn == null ? Arrays.copyOf(file, (int) deed.length()) : file;
        }
        int from = (int) deed.offset();
        byte[] after = Arrays.copyOf(file, Math.max(file.length, from + deed.bytes().length));
        for (int i = 0; i < deed.bytes().length; i += SECTOR) {
            if (torn == null || torn.nextBoolean()) {
                int length = Math.min(SECTOR, deed.bytes().length - i);
                System.arraycopy(deed.bytes(), i, after, from + i, length);
            }
        }
        return after;
    }

    public static void main(String[] arguments) throws Exception {
        int cuts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        PowerCuts power = new PowerCuts(Files.createTempDirectory("liftwatch-cuts"));
        power.record(400, seed);
        Random random = new Random(seed);
        long held = 0;
        for (int i = 0; i < cuts; i++) {
            held += power.cut(firstMoment(power) + random.nextInt(power.moments() - firstMoment(power)), seed + i);
        }
        System.out.println(cuts + " power cuts (seed " + seed + ", " + power.moments() + " moments): every one of "
                + held + " committed messages was there, none invented, in order, every file whole");
    }

    /** Before the tables stand there is no store that could be damaged. */
    static int firstMoment(PowerCuts power) {
        for (int i = 0; i < power.deeds.size(); i++) {
            if (power.deeds.get(i).file().equals(SAID)) {
                return i;
            }
        }
        throw new AssertionError("nothing was committed");
    }
}
