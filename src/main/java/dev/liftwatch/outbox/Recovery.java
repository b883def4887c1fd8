package dev.liftwatch.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sets a damaged store aside and begins a new one with what can be read of it. A mark beside the file, on the card before anything
 * moves, names where the damaged one goes; the new one is made under another name and gets its own when it holds everything. So
 * the power may fail at any moment: whoever opens the store next goes on from what is there.
 */
final class Recovery {
    /** So many damaged files are kept; with one more a human has to look. */
    static final int MOST_SET_ASIDE = 5;

    /** The log first: a store that is cut from it in between would be opened without what it holds. */
    private static final List<String> MOVED = List.of("-wal", "-shm", "");

    private final Path file;
    private final String lift;
    private final Opener opener;

    /** Opens or makes a store at a path. */
    @FunctionalInterface
    interface Opener {
        SqlStore open(Path at) throws StoreException, IOException;
    }

    Recovery(Path file, String lift, Opener opener) {
        this.file = file;
        this.lift = lift;
        this.opener = opener;
    }

    /** Whether one was begun and did not come to its end. */
    boolean isUnfinished() throws IOException {
        return unfinished().isPresent();
    }

    /** Begins, or goes on with one that was cut short. */
    SqlStore run(String reason, Consumer<StoreNews> news) throws StoreException, IOException {
        Optional<Path> begun = unfinished();
        Path aside = begun.isPresent() ? begun.get() : mark(nextAside());
        setAside(aside);
        Salvage salvage = new Salvage(aside, lift, message -> true);
        long carried;
        try {
            carried = build(salvage);
        } catch (StoreException failed) {
            // Whatever is in a damaged file is no reason to refuse the start.
            throw failed.kind() == StoreException.Kind.REFUSED
                    ? new StoreException(StoreException.Kind.UNUSABLE, failed.getMessage())
                    : failed;
        }
        SqlStore fresh = opener.open(file);
        Files.deleteIfExists(beside(".recovering"));
        synchronise(file.toAbsolutePath().getParent());
        news.accept(new StoreNews.Recovered(
                reason, aside.getFileName().toString(), salvage.store(), fresh.store(), carried, salvage.lastSeqs()));
        return fresh;
    }

    /** Where the damaged store goes in the recovery that was begun. A new store that stands in its place already ends it. */
    private Optional<Path> unfinished() throws IOException {
        Path mark = beside(".recovering");
        if (!Files.exists(mark)) {
            return Optional.empty();
        }
        String name = Files.readString(mark, StandardCharsets.ISO_8859_1).strip();
        Path aside = asideName().matcher(name).matches() ? file.resolveSibling(name) : null;
        boolean isOver = aside == null || Files.exists(aside) == Files.exists(file);
        if (isOver) {
            // The new one stands in its place; or a human took both away, and there is nothing to recover from.
            Files.delete(mark);
            return Optional.empty();
        }
        return Optional.of(aside);
    }

    private Path mark(Path aside) throws IOException {
        Path draft = beside(".recovering.new");
        try (FileChannel to = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer name = ByteBuffer.wrap(aside.getFileName().toString().getBytes(StandardCharsets.ISO_8859_1));
            while (name.hasRemaining()) {
                if (to.write(name) == 0) {
                    throw new IOException("nothing can be written to " + draft);
                }
            }
            to.force(true);
        }
        Files.move(draft, beside(".recovering"), StandardCopyOption.ATOMIC_MOVE);
        synchronise(file.toAbsolutePath().getParent());
        return aside;
    }

    private Path nextAside() throws StoreException, IOException {
        List<Integer> ordinals;
        Pattern name = asideName();
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            ordinals = files.map(one -> name.matcher(one.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(found -> Integer.valueOf(found.group(1)))
                    .toList();
        }
        if (ordinals.size() >= MOST_SET_ASIDE) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE,
                    "the store " + file + " is damaged, and " + MOST_SET_ASIDE
                            + " damaged ones stand beside it already: the card is failing; replace it,"
                            + " or move the files *.corrupt-* away");
        }
        return beside(".corrupt-" + (ordinals.stream().mapToInt(n -> n).max().orElse(0) + 1));
    }

    private Pattern asideName() {
        return Pattern.compile(Pattern.quote(file.getFileName() + ".corrupt-") + "(\\d{1,6})");
    }

    private void setAside(Path aside) throws IOException {
        for (String part : MOVED) {
            if (Files.exists(beside(part))) {
                Files.move(
                        beside(part), aside.resolveSibling(aside.getFileName() + part), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        synchronise(file.toAbsolutePath().getParent());
    }

    /** Makes the new store under another name, whole and synchronised before it gets its own. */
    private long build(Salvage salvage) throws StoreException, IOException {
        Path draft = beside(".new");
        for (Path part : StoreFile.parts(draft)) {
            Files.delete(part);
        }
        long carried;
        try (SqlStore made = opener.open(draft)) {
            carried = salvage.into(made);
            made.settleLog();
        }
        if (StoreFile.parts(draft).size() > 1) {
            throw new StoreException(
                    StoreException.Kind.FULL, "the new store " + draft + " could not be finished: is the card full?");
        }
        synchronise(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        synchronise(file.toAbsolutePath().getParent());
        return carried;
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static void synchronise(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
