package dev.liftwatch.outbox;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The store on the card, and the one in memory while the card cannot be written. A card that was lost is tried again every
 * minute; when it is back, what is in memory alone goes on it.
 */
final class FailoverStore implements AutoCloseable {
    /** How often a lost card is tried again, and one in order looked after, ms. */
    static final long RETRY_MS = 60_000;

    private final Path folder;
    private final String lift;
    private final Supplier<String> newStore;
    private final AtomicLong numbers = new AtomicLong();
    private final StoreFile file;
    private final Reserve reserve;
    private final StorePlace place;
    private final List<StoreNews> news = new ArrayList<>();
    private Optional<FolderLock> lock;
    private Optional<SqlStore> onCard = Optional.empty();
    private Optional<SqlStore> inMemory = Optional.empty();
    private volatile String store = "";
    private int changes;

    /** How often the store that is open now was looked after. */
    private int looks;

    /** Whether room within the file of the store that is open now was filled, and not given away since. */
    private boolean roomIsFilled;

    /** Whether all room for alarms is kept, as far as was said. */
    private boolean isRoomy = true;

    private long nowMs;
    private long dueMs;

    /** Why it was lost, while it is. */
    private StoreException lostBy;

    /** Something done with a store. */
    @FunctionalInterface
    interface Use<T> {
        T with(SqlStore store) throws StoreException;
    }

    private FailoverStore(Path folder, String lift, Supplier<String> newStore, Optional<FolderLock> lock) {
        this.folder = folder;
        this.lift = lift;
        this.newStore = newStore;
        this.lock = lock;
        file = new StoreFile(folder.resolve(Outbox.FILE), lift, newStore, numbers);
        reserve = new Reserve(folder);
        place = new StorePlace(folder);
    }

    static FailoverStore open(Path folder, String lift, Supplier<String> newStore) throws StoreException {
        FailoverStore stores = new FailoverStore(folder, lift, newStore, lock(folder));
        try {
            stores.begin();
            return stores;
        } catch (StoreException failed) {
            stores.close();
            throw failed;
        }
    }

    /** A card that can only be read, or has no room for the lock itself, is no reason not to judge. */
    private static Optional<FolderLock> lock(Path folder) throws StoreException {
        try {
            return Optional.of(FolderLock.take(folder));
        } catch (StoreException failed) {
            String why = failed.getCause() instanceof FileSystemException said ? String.valueOf(said.getReason()) : "";
            if (why.contains("Read-only file system")
                    || why.contains("No space left")
                    || why.contains("Input/output")) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private void begin() throws StoreException {
        try {
            if (lock.isEmpty()) {
                throw new StoreException(
                        StoreException.Kind.UNUSABLE, "nothing can be written to the folder " + folder);
            }
            use(openWithReserve());
            boolean lacked = !reserve.isThere();
            boolean isMade = reserve.make();
            if (isMade && lacked && news.isEmpty()) {
                // An earlier start said that the card is full, and nobody has said since that it is not.
                news.add(new StoreNews.Roomy());
            } else if (!isMade) {
                isRoomy = false;
                news.add(new StoreNews.Full(0));
            }
        } catch (StoreException failed) {
            if (failed.kind() == StoreException.Kind.REFUSED) {
                throw failed;
            }
            lose(failed);
            goOnFromMemory();
        }
    }

    private void goOnFromMemory() {
        try {
            new UnwritableStore(folder.resolve(Outbox.FILE), lift).into(inMemory.orElseThrow());
        } catch (StoreException unreadable) {
            // It begins anew, as with a new card; what stands there is looked at again when it can be written.
            news.removeLast();
            news.add(new StoreNews.Lost(
                    lostBy.getMessage() + "; nor can what stands there be read: " + unreadable.getMessage()));
        }
    }

    /** A full card may have no room even for what opening writes: the reserved room is for that, too. */
    private SqlStore openWithReserve() throws StoreException {
        try {
            return file.open(news::add);
        } catch (StoreException failed) {
            if (failed.kind() == StoreException.Kind.REFUSED || !reserve.release()) {
                throw failed;
            }
            return file.open(news::add);
        }
    }

    private void use(SqlStore opened) {
        onCard = Optional.of(opened);
        store = opened.store();
        place.remember();
        roomIsFilled = false;
        looks = 0;
    }

    String store() {
        return store;
    }

    int changes() {
        return changes;
    }

    /** Whether messages go to the card. */
    boolean onCard() {
        return inMemory.isEmpty();
    }

    /** Whether all room for alarms is kept; else what comes must not use up what is left of it. */
    boolean isRoomy() {
        return isRoomy;
    }

    /** Where messages go. */
    SqlStore current() {
        return inMemory.orElseGet(onCard::orElseThrow);
    }

    /** Where messages are, in the order of storing. */
    List<SqlStore> readable() {
        return java.util.stream.Stream.of(onCard, inMemory)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Reads from one of them; what a lost card cannot say any more is {@code instead}. */
    <T> T read(SqlStore from, Use<T> use, T instead) throws StoreException {
        try {
            return use.with(from);
        } catch (StoreException failed) {
            if (inMemory.isPresent() && inMemory.get() != from) {
                return instead;
            }
            if (failed.kind() == StoreException.Kind.REFUSED || inMemory.isPresent()) {
                throw failed;
            }
            lose(failed);
            return instead;
        }
    }

    /** Writes to the card; where that fails, with the reserved room; where that fails, to memory. */
    <T> T write(Use<T> use) throws StoreException {
        if (onCard()) {
            try {
                place.requireFile();
                return use.with(onCard.orElseThrow());
            } catch (StoreException failed) {
                if (failed.kind() == StoreException.Kind.REFUSED) {
                    throw failed;
                }
                long givenBytes = failed.kind() == StoreException.Kind.FULL ? giveRoom() : 0;
                if (givenBytes > 0) {
                    isRoomy = false;
                    news.add(new StoreNews.Full(givenBytes));
                    return write(use);
                }
                lose(failed);
            }
        }
        return use.with(inMemory.orElseThrow());
    }

    /** Gives room that was kept for alarms: first what is within the file, then what the file system may give; answers how much. */
    private long giveRoom() {
        try {
            if (onCard.orElseThrow().giveRoom()) {
                roomIsFilled = false;
                return KeptPages.BYTES;
            }
        } catch (StoreException notEvenThat) {
            // The file beside it is left.
        }
        return reserve.release() ? Reserve.BYTES : 0;
    }

    private void lose(StoreException reason) throws StoreException {
        SqlStore memory = SqlStore.inMemory(lift, newStore.get(), numbers);
        inMemory = Optional.of(memory);
        store = memory.store();
        changes++;
        lostBy = reason;
        // What a new file may mend is not waited for.
        boolean mendable = reason.kind() == StoreException.Kind.DAMAGED || reason.kind() == StoreException.Kind.GONE;
        dueMs = mendable ? nowMs : nowMs + RETRY_MS;
        news.add(new StoreNews.Lost(reason.getMessage()));
    }

    void maintain(long atMs) throws StoreException {
        nowMs = atMs;
        if (nowMs < dueMs) {
            return;
        }
        dueMs = nowMs + RETRY_MS;
        if (onCard()) {
            lookAfter();
        } else {
            tryAgain();
        }
    }

    private void lookAfter() throws StoreException {
        write(one -> {
            one.shrink();
            return null;
        });
        if (onCard()) {
            looks++;
            boolean kept = keepsRoomWithin();
            if (reserve.make() && kept && !isRoomy) {
                isRoomy = true;
                news.add(new StoreNews.Roomy());
            }
        }
    }

    /** Fills the room within the file: at once where there is none, anew a minute after a start, which has other things to write. */
    private boolean keepsRoomWithin() {
        SqlStore current = onCard.orElseThrow();
        try {
            boolean isDue = !roomIsFilled && (looks > 1 || !current.keepsRoom());
            if (isDue && reserve.hasRoomFor(2L * KeptPages.BYTES)) {
                current.keepRoom();
                roomIsFilled = true;
            }
            return roomIsFilled || current.keepsRoom();
        } catch (StoreException notNow) {
            return false;
        }
    }

    /** What is in memory goes on the card: the one that was lost, or the one that is found there now. */
    private void tryAgain() {
        SqlStore memory = inMemory.orElseThrow();
        List<StoreNews> found = new ArrayList<>();
        try {
            if (onCard.isPresent() && place.isThere()) {
                place.requireFile();
            }
            boolean same = onCard.isPresent() && place.isThere() && lostBy.kind() != StoreException.Kind.DAMAGED;
            use(same && carried(memory, onCard.get(), found) ? onCard.get() : opened(memory, found));
            inMemory = Optional.empty();
            changes++;
            memory.close();
        } catch (StoreException still) {
            // That it is lost was said when it was lost; a file that was set aside meanwhile is new.
            found.removeIf(one -> !(one instanceof StoreNews.Recovered));
        }
        news.addAll(found);
    }

    private static boolean carried(SqlStore memory, SqlStore to, List<StoreNews> found) {
        try {
            found.add(new StoreNews.Back(memory.carryTo(to)));
            return true;
        } catch (StoreException still) {
            return false;
        }
    }

    private SqlStore opened(SqlStore memory, List<StoreNews> found) throws StoreException {
        if (!Files.isDirectory(folder) || lock.isEmpty()) {
            lock.ifPresent(FolderLock::forget);
            lock = Optional.empty();
            lock = Optional.of(FolderLock.take(folder));
        }
        // What is being recovered is not there either, and is taken from where it was set aside.
        boolean gone = onCard.isPresent() && !place.isThere() && !file.isBeingRecovered();
        if (gone) {
            place.forgetLog();
        }
        boolean damaged = lostBy.kind() == StoreException.Kind.DAMAGED && !gone;
        SqlStore fresh = damaged ? file.recover(lostBy.getMessage(), found::add) : file.open(found::add);
        try {
            if (!damaged && (onCard.isEmpty() || !onCard.get().store().equals(fresh.store()))) {
                // What was handed out of the one before must not name anything in this one.
                fresh.moveUp(numbers.get());
            }
            if (gone) {
                rescue(onCard.get(), fresh);
            }
            found.add(new StoreNews.Back(memory.carryTo(fresh)));
        } catch (StoreException failed) {
            closeQuietly(fresh);
            throw failed;
        }
        // SQLite sees that this one's file has moved, and leaves the log of the new one alone.
        onCard.ifPresent(FailoverStore::closeQuietly);
        return fresh;
    }

    /** A file that was deleted can still be read by whoever has it open. */
    private static void rescue(SqlStore deleted, SqlStore fresh) {
        try {
            deleted.carryTo(fresh);
        } catch (StoreException unreadable) {
            // What it held is lost with it.
        }
    }

    private static void closeQuietly(SqlStore lost) {
        try {
            lost.close();
        } catch (StoreException alsoLost) {
            // It is not used any more.
        }
    }

    List<StoreNews> takeNews() {
        List<StoreNews> taken = List.copyOf(news);
        news.clear();
        return taken;
    }

    @Override
    public void close() throws StoreException {
        try {
            for (SqlStore one : readable()) {
                one.close();
            }
        } finally {
            if (lock.isPresent()) {
                lock.get().close();
            }
        }
    }
}
