package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.Words;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as it is given on the command line. */
final class TimeOption {
    private static final Pattern AGO = Pattern.compile("([0-9]{1,5})([smhd])");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern OF_DAY = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?");

    private TimeOption() {}

    /** {@code 90m} or {@code 3d} ago, a time of today, a day, or a time with its day; without a zone in that of the box. */
    static Instant since(String text, Instant now) throws CommandFailure {
        Matcher ago = AGO.matcher(text);
        ZoneId zone = ZoneId.systemDefault();
        try {
            if (ago.matches()) {
                return now.minus(amount(Long.parseLong(ago.group(1)), ago.group(2)));
            }
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            if (OF_DAY.matcher(text).matches()) {
                return now.atZone(zone)
                        .toLocalDate()
                        .atTime(LocalTime.parse(text))
                        .atZone(zone)
                        .toInstant();
            }
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
        } catch (DateTimeException noTime) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("events.bad-time", text));
        }
    }

    private static Duration amount(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
