package dev.liftwatch.cli;

import dev.liftwatch.console.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line in the language of the user: the library says it in English alone. */
final class UsageWords {
    private UsageWords() {}

    static String of(ParameterException wrong) {
        return switch (wrong) {
            case UnmatchedArgumentException unmatched ->
                Words.of(
                        unmatched.isUnknownOption() ? "usage.unknown-option" : "usage.unmatched",
                        String.join(" ", unmatched.getUnmatched()));
            case MissingParameterException missing -> missing(missing);
            case OverwrittenOptionException twice -> Words.of("usage.twice", name(twice.getOverwritten()));
            case MaxValuesExceededException _ -> Words.of("usage.too-many");
            default ->
                wrong.getArgSpec() == null
                        ? wrong.getMessage()
                        : Words.of(
                                "usage.bad-value",
                                name(wrong.getArgSpec()),
                                wrong.getValue() == null ? "" : wrong.getValue(),
                                allowed(wrong.getArgSpec()));
        };
    }

    private static String missing(MissingParameterException missing) {
        List<ArgSpec> arguments = missing.getMissing();
        boolean noValue =
                arguments.size() == 1 && arguments.getFirst() instanceof OptionSpec option && !option.required();
        String names = arguments.stream().map(UsageWords::name).collect(Collectors.joining(", "));
        return noValue
                ? Words.of("usage.no-value", names, arguments.getFirst().paramLabel())
                : Words.of("usage.missing", names);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** What may stand there. */
    private static String allowed(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes().length > 0 ? argument.auxiliaryTypes()[0] : argument.type();
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName().toLowerCase(Locale.ROOT)) {
            case "int", "integer", "long" -> Words.of("usage.whole-number");
            case "double", "float" -> Words.of("usage.number");
            default -> argument.paramLabel();
        };
    }
}
