package dev.liftwatch.log;

import java.io.PrintStream;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.tinylog.Level;
import org.tinylog.core.LogEntry;
import org.tinylog.core.LogEntryValue;
import org.tinylog.pattern.FormatPatternParser;
import org.tinylog.pattern.Token;
import org.tinylog.writers.Writer;

/**
 * Log lines to standard error, one an entry: with time and level for people, and under the journal, which has both, with the priority
 * that sd-daemon(3) describes before every line instead.
 */
public final class StandardErrorWriter implements Writer {
    private static final String FOR_PEOPLE = "{date: HH:mm:ss.SSS} {level|min-size=5}";

    private final boolean underTheJournal;
    private final PrintStream out;
    private final Token head = new FormatPatternParser(null).parse(FOR_PEOPLE);
    private final LineLimit limit = new LineLimit();

    /** What tinylog calls, with the properties of this writer; none is used. */
    public StandardErrorWriter(Map<String, String> properties) {
        this(System.getenv("JOURNAL_STREAM") != null, System.err);
    }

    StandardErrorWriter(boolean underTheJournal, PrintStream out) {
        this.underTheJournal = underTheJournal;
        this.out = out;
    }

    @Override
    public Collection<LogEntryValue> getRequiredLogEntryValues() {
        Set<LogEntryValue> values =
                EnumSet.of(LogEntryValue.LEVEL, LogEntryValue.DATE, LogEntryValue.MESSAGE, LogEntryValue.EXCEPTION);
        values.addAll(head.getRequiredLogEntryValues());
        return values;
    }

    @Override
    public synchronized void write(LogEntry entry) {
        LineLimit.Verdict verdict = limit.of(
                String.valueOf(entry.getMessage()),
                entry.getTimestamp().toInstant().toEpochMilli());
        if (verdict.leftOut() > 0) {
            LogEntry leftOut = new LogEntry(
                    entry.getTimestamp(),
                    entry.getThread(),
                    entry.getContext(),
                    entry.getClassName(),
                    entry.getMethodName(),
                    entry.getFileName(),
                    entry.getLineNumber(),
                    entry.getTag(),
                    Level.WARN,
                    verdict.thing() + ": " + verdict.leftOut() + " more lines of the minute before were left out",
                    null);
            print(leftOut);
        }
        if (verdict.written()) {
            print(entry);
        }
    }

    private void print(LogEntry entry) {
        StringBuilder line = new StringBuilder();
        if (underTheJournal) {
            line.append(priority(entry.getLevel()));
        } else {
            head.render(entry, line);
            line.append(' ');
        }
        line.append(LogLine.of(entry.getMessage(), entry.getException())).append('\n');
        // One call a message, so that two threads' lines do not mix.
        out.print(line);
    }

    /** The syslog severities of errors, warnings, information and what only developers read. */
    private static String priority(Level level) {
        return switch (level) {
            case ERROR -> "<3>";
            case WARN -> "<4>";
            case INFO -> "<6>";
            case DEBUG, TRACE, OFF -> "<7>";
        };
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
