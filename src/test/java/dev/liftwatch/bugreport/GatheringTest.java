package dev.liftwatch.bugreport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.bugreport.Gathering.Gathered;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What cannot be had is named, and nobody waits for it. */
class GatheringTest {
    private static List<Gathered> gathered(long mostMs, Part... parts) throws Exception {
        return new Gathering()
                .all(
                        List.of(parts),
                        new Redaction(Set.of()),
                        (name, work) -> Thread.ofPlatform().daemon().name(name).start(work),
                        mostMs);
    }

    private static Map<String, String> unpacked(byte[] archive) throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void aPartThatHangsAndOneThatFailsAreNamedInside() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        List<Gathered> all = gathered(
                300,
                new Part("good.txt", 100, false, () -> "good"),
                new Part("hangs.txt", 100, false, () -> {
                    never.await();
                    return "";
                }),
                new Part("fails.txt", 100, false, () -> {
                    throw new IllegalStateException("password=hunter2");
                }));
        never.countDown();
        Map<String, String> files = unpacked(Archive.of("title", all, 0));
        assertEquals(Set.of("CONTENTS.txt", "good.txt"), files.keySet());
        String contents = files.get("CONTENTS.txt");
        assertTrue(contents.contains("MISSING hangs.txt: not done within"), contents);
        assertTrue(contents.contains("MISSING fails.txt: password=[removed]"), contents);
    }

    @Test
    void aPartThatIsTooLongIsCutAndSaysSo() throws Exception {
        List<Gathered> all = gathered(
                10_000,
                new Part("first.txt", 10, false, () -> "0123456789abc"),
                new Part("last.txt", 10, true, () -> "0123456789abc"));
        assertEquals("0123456789\n[cut: the rest was too long]\n", all.get(0).text());
        assertEquals("[cut: the rest was too long]\n3456789abc", all.get(1).text());
    }

    @Test
    void whateverThePartsTheArchiveIsNoLargerThanAMailTakes() throws Exception {
        Random random = new Random();
        List<Gathered> parts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            byte[] noise = new byte[700_000];
            random.nextBytes(noise);
            parts.add(new Gathered(i + ".txt", new String(noise, StandardCharsets.ISO_8859_1), ""));
        }
        byte[] archive = Archive.of("title", parts, 0);
        assertTrue(archive.length <= Archive.MOST_BYTES, () -> archive.length + " bytes");
        Map<String, String> files = unpacked(archive);
        assertTrue(files.containsKey("0.txt"), "the first has the first claim");
        assertTrue(
                files.get("CONTENTS.txt").contains("MISSING 11.txt: the archive has no room"),
                files.get("CONTENTS.txt"));
    }
}
