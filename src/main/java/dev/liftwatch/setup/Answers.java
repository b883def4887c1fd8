package dev.liftwatch.setup;

import dev.liftwatch.edit.TomlPath;
import dev.liftwatch.edit.TomlText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has been answered so far, and what is still to be asked. An existing file answers by what is in it: its values are the defaults.
 */
public final class Answers {
    private final Map<Question, String> given = new EnumMap<>(Question.class);
    private final Optional<TomlText> file;
    private final List<Kit> kits;
    private Optional<Kit> kit = Optional.empty();

    /**
     * Nothing is answered yet.
     *
     * @param file the file that is changed; empty for a new installation
     * @param kits what fits, the best first
     */
    public Answers(Optional<TomlText> file, List<Kit> kits) {
        this.file = file;
        this.kits = List.copyOf(kits);
    }

    /**
     * Takes an answer.
     *
     * @throws RefusedAnswerException where it cannot be used; the question is still open
     */
    public void give(Question question, String answer) throws RefusedAnswerException {
        String checked = question.checked(answer);
        if (question == Question.SOURCE) {
            kit = Optional.of(chosen(checked));
        }
        given.put(question, checked);
    }

    private Kit chosen(String answer) throws RefusedAnswerException {
        if (answer.matches("\\d{1,2}")) {
            int number = Integer.parseInt(answer);
            if (number >= 1 && number <= kits.size()) {
                return kits.get(number - 1);
            }
        }
        List<Kit> named = kits.stream()
                .filter(one ->
                        one.found().device().equals(answer) || one.profile().equals(answer))
                .toList();
        if (named.isEmpty()) {
            throw new RefusedAnswerException("source", answer, kits.size());
        }
        return named.getFirst();
    }

    /** The questions that are still open, in their order. */
    public List<Question> open() {
        List<Question> open = new ArrayList<>();
        for (Question question : Question.values()) {
            if (applies(question) && !given.containsKey(question)) {
                open.add(question);
            }
        }
        return open;
    }

    /** All questions that this installation asks, answered or not. */
    public List<Question> all() {
        return List.of(Question.values()).stream().filter(this::applies).toList();
    }

    private boolean applies(Question question) {
        return switch (question) {
            // The wires of a file that is there are the walk test's matter.
            case SOURCE -> file.isEmpty() || given.containsKey(question);
            case WIRES ->
                given.containsKey(question)
                        || (file.isEmpty() && kit.map(Kit::hasLines).orElse(false));
            default -> true;
        };
    }

    /** What an empty answer stands for; empty where the question has to be answered. */
    public Optional<String> usual(Question question) {
        return switch (question) {
            case SOURCE -> kits.isEmpty() ? Optional.empty() : Optional.of("1");
            case WIRES -> kit.map(one -> WiresOfProfile.said(one.text()));
            case LIFT -> text("lift", "id");
            case NAME -> text("lift", "name").or(() -> Optional.ofNullable(given.get(Question.LIFT)));
            case FLOORS -> file.map(Answers::floors).filter(said -> !said.isEmpty());
            case SPEED ->
                file.flatMap(one -> one.value(TomlPath.of("lift", "rated_speed_mps")))
                        .or(() -> Optional.of("1.0"));
            case PLATFORM ->
                file.flatMap(one -> one.value(
                                TomlPath.of("uplink").element(0).then("servers").element(0)))
                        .map(Answers::unquoted);
            case PROOF -> Optional.of("none");
        };
    }

    private Optional<String> text(String table, String key) {
        return file.flatMap(one -> one.value(TomlPath.of(table, key))).map(Answers::unquoted);
    }

    private static String unquoted(String written) {
        return written.length() >= 2 ? written.substring(1, written.length() - 1) : written;
    }

    private static String floors(TomlText text) {
        TomlPath floors = TomlPath.of("lift", "floors");
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < text.count(floors); i++) {
            text.value(floors.element(i).then("label")).map(Answers::unquoted).ifPresent(labels::add);
        }
        return FloorList.said(labels);
    }

    /** The answer, once it was given. */
    public Optional<String> of(Question question) {
        return Optional.ofNullable(given.get(question));
    }

    /** The kit, once it was chosen. */
    public Optional<Kit> kit() {
        return kit;
    }

    /** The file that is changed; empty for a new installation. */
    public Optional<TomlText> file() {
        return file;
    }
}
