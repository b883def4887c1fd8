package dev.liftwatch.outbox;

import java.sql.Connection;
import java.sql.SQLException;

/** The transactions of one database: each is committed as a whole, or taken back as a whole. */
final class Transactions {
    private final String name;
    private final Connection sql;
    private final Runnable onRollBack;

    /**
     * @param name the file's name for messages to people
     * @param onRollBack forgets what was counted within the transaction that is taken back
     */
    Transactions(String name, Connection sql, Runnable onRollBack) {
        this.name = name;
        this.sql = sql;
        this.onRollBack = onRollBack;
    }

    /** The statements of one transaction. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * Runs the statements and commits them, or takes them all back.
     *
     * @param what what is tried, for the message: the store could not …
     */
    <T> T run(String what, Work<T> work) throws StoreException {
        try {
            T result = work.run();
            sql.commit();
            return result;
        } catch (SQLException failed) {
            rollBack(failed);
            throw new StoreException("the store " + name + " could not " + what, failed);
        } catch (Contents.NotTaken failed) {
            rollBack(failed);
            throw new StoreException("the store " + name + " could not " + what, failed.failure());
        } catch (RuntimeException failed) {
            rollBack(failed);
            throw failed;
        }
    }

    private void rollBack(Exception cause) {
        onRollBack.run();
        try {
            sql.rollback();
        } catch (SQLException alreadyUndone) {
            // SQLite undoes by itself what met a full card or a failing one; the driver has to be told to begin anew.
            cause.addSuppressed(alreadyUndone);
            autoCommit(true, cause);
            autoCommit(false, cause);
        }
    }

    private void autoCommit(boolean on, Exception cause) {
        try {
            sql.setAutoCommit(on);
        } catch (SQLException alsoFailed) {
            cause.addSuppressed(alsoFailed);
        }
    }
}
