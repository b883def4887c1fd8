package dev.liftwatch.config;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a value may be.
 *
 * @param allowed the same as a sentence
 * @param reading the value in the type the agent uses, or empty where it is not allowed
 */
record Rule<T>(Phrase allowed, Function<Object, Optional<T>> reading) {

    /** A text of 1 to {@code most} characters on one line. */
    static Rule<String> text(int most) {
        return new Rule<>(
                Phrase.of("allowed.text", most),
                value -> text(value)
                        .filter(t -> !t.isBlank()
                                && t.codePointCount(0, t.length()) <= most
                                && t.codePoints().noneMatch(Character::isISOControl)));
    }

    /** A name for files, topics and commands. */
    static Rule<String> code(int most) {
        return matching(Pattern.compile("[A-Za-z0-9_-]{1," + most + "}"), Phrase.of("allowed.code", most));
    }

    static Rule<String> matching(Pattern pattern, Phrase allowed) {
        return new Rule<>(
                allowed, value -> text(value).filter(t -> pattern.matcher(t).matches()));
    }

    /** A path from the root of the file system. */
    static Rule<String> path() {
        Pattern pattern = Pattern.compile("/[^\\p{Cntrl}]{1,200}");
        return new Rule<>(
                Phrase.of("allowed.path"),
                value -> text(value).filter(t -> pattern.matcher(t).matches() && hasNoHiddenSign(t)));
    }

    /** As {@link #text}, for the name of a file or a device: no blank at its ends, and nothing that cannot be seen. */
    static Rule<String> name(int most) {
        Rule<String> text = text(most);
        return new Rule<>(text.allowed(), value -> text.reading().apply(value).filter(Rule::hasNoHiddenSign));
    }

    private static boolean hasNoHiddenSign(String text) {
        return text.equals(text.strip()) && StrangeSign.firstUnseenIn(text).isEmpty();
    }

    static Rule<Long> whole(long least, long most) {
        return new Rule<>(
                Phrase.of("allowed.whole", least, most),
                value -> value instanceof Long n && n >= least && n <= most ? Optional.of(n) : Optional.empty());
    }

    /** A number with or without decimals, bounds included. */
    static Rule<BigDecimal> number(String least, String most) {
        BigDecimal low = new BigDecimal(least);
        BigDecimal high = new BigDecimal(most);
        return new Rule<>(
                Phrase.of("allowed.number", least, most),
                value -> number(value).filter(n -> n.compareTo(low) >= 0 && n.compareTo(high) <= 0));
    }

    static Rule<Boolean> yesOrNo() {
        return new Rule<>(
                Phrase.of("allowed.yes-or-no"),
                value -> value instanceof Boolean yes ? Optional.of(yes) : Optional.empty());
    }

    /** One of some words. */
    static <T> Rule<T> oneOf(Map<String, T> choices) {
        String words = choices.keySet().stream().map(w -> "\"" + w + "\"").collect(Collectors.joining(", "));
        return new Rule<>(
                choices.size() == 1 ? Phrase.literal(words) : Phrase.of("allowed.one-of", words),
                value -> text(value).map(choices::get));
    }

    private static Optional<String> text(Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<BigDecimal> number(Object value) {
        return switch (value) {
            case Long n -> Optional.of(BigDecimal.valueOf(n));
            case Double n when Double.isFinite(n) -> Optional.of(BigDecimal.valueOf(n));
            default -> Optional.empty();
        };
    }
}
