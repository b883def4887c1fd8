package dev.liftwatch.outbox;

import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The store cannot be used; the message says which file, what is wrong and what to do. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    private static final Set<Integer> DAMAGE = Set.of(
            SQLiteErrorCode.SQLITE_CORRUPT.code, SQLiteErrorCode.SQLITE_NOTADB.code, SQLiteErrorCode.SQLITE_ERROR.code);

    /** What can be done about it. */
    enum Kind {
        /** It is another's or a newer one: a human has to decide. */
        REFUSED,
        /** There is no room. */
        FULL,
        /** What stands in the file is not what was written. */
        DAMAGED,
        /** The file is not there any more. */
        GONE,
        /** It cannot be read or written, for now or for good. */
        UNUSABLE
    }

    private final Kind kind;

    StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    StoreException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
        kind = cause instanceof SQLException sql ? kind(sql) : Kind.UNUSABLE;
    }

    Kind kind() {
        return kind;
    }

    /** What SQLite says, as what can be done. */
    static Kind kind(SQLException said) {
        if (!(said instanceof SQLiteException lite)) {
            return Kind.DAMAGED;
        }
        // The lowest byte is the kind of error, what is above says where it was met.
        int primary = lite.getResultCode().code & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return Kind.FULL;
        }
        if (primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code || primary == SQLiteErrorCode.SQLITE_MISMATCH.code) {
            return Kind.REFUSED;
        }
        // A plain error is a table that is not there, or is there already.
        return DAMAGE.contains(primary) ? Kind.DAMAGED : Kind.UNUSABLE;
    }
}
