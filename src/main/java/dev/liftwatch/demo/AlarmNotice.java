package dev.liftwatch.demo;

import dev.liftwatch.report.Texts;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.terminal.Style;
import dev.liftwatch.text.Printable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An alarm message as a rescue centre shows it: what rescuers are sent out on. */
final class AlarmNotice {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** The longest explanation is half of it, characters. */
    private static final int LONGEST_TEXT = 1500;

    private final StoryWords words;
    private final Map<String, Object> message;

    AlarmNotice(StoryWords words, Map<String, Object> message) {
        this.words = words;
        this.message = message;
    }

    /** What happened, then every field that says where to go and how urgent it is: those stay in view the longest. */
    List<StoryLine.Field> fields() {
        List<StoryLine.Field> fields = new ArrayList<>();
        fields.add(field("explanation", explanation()));
        fields.add(field(
                "lift",
                words.of("lift", text(location().get("name")), text(location().get("rescue_code")))));
        fields.add(field("address", text(location().get("address"))));
        fields.add(new StoryLine.Field(words.of("field.car"), car(), Style.BAD));
        fields.add(field("since", since()));
        fields.add(field("cause", words.ofCode("cause", message.get("cause"))));
        fields.add(field("certainty", words.ofCode("certainty", message.get("certainty"))));
        fields.add(field("incident", text(message.get("incident"))));
        return fields;
    }

    /** The sentences in the language of whoever looks; the text of the message where one of them has no words here. */
    private String explanation() {
        Texts texts = Texts.in(Locale.getDefault());
        String whole = text(message.get("explanation"));
        if (!(message.get("explanation_data") instanceof List<?> sentences)) {
            return whole;
        }
        List<String> said = new ArrayList<>();
        for (Object one : sentences) {
            Map<?, ?> sentence = (Map<?, ?>) one;
            List<Long> numbers = new ArrayList<>();
            if (sentence.get("numbers") instanceof List<?> list) {
                list.forEach(number -> numbers.add(number instanceof Number n ? n.longValue() : 0L));
            }
            String key = String.valueOf(sentence.get("key"));
            String words = texts.sentence(key, numbers, suspect());
            if (words.equals(key)) {
                return whole;
            }
            said.add(words);
        }
        boolean chinese = Locale.getDefault().getLanguage().equals(Locale.CHINESE.getLanguage());
        return Printable.text(String.join(chinese ? "" : " ", said), LONGEST_TEXT);
    }

    /** The wire that may be at fault instead, where one is named. */
    private Signal suspect() {
        Object code = message.get("otherwise") instanceof Map<?, ?> otherwise ? otherwise.get("signal") : null;
        return Arrays.stream(Signal.values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** Why it ended. */
    String reason() {
        return words.ofCode("reason", message.get("reason"));
    }

    String cause() {
        return words.ofCode("cause", message.get("cause"));
    }

    private StoryLine.Field field(String label, String text) {
        return new StoryLine.Field(words.of("field." + label), text, Style.PLAIN);
    }

    private String car() {
        String floor = text(location().get("floor_label"));
        String height = location().get("position_mm") instanceof Number mm
                ? BigDecimal.valueOf(mm.longValue(), 3)
                        .setScale(1, RoundingMode.HALF_UP)
                        .toPlainString()
                : words.of("unknown");
        return switch (location().get("in_door_zone")) {
            case Boolean inZone when inZone -> words.of("car.at-landing", floor, height);
            case Boolean _ -> words.of("car.between", floor, height);
            case null, default -> words.of("car.somewhere", floor, height);
        };
    }

    private String since() {
        if (message.get("occurred_at") instanceof String at) {
            try {
                return words.of("since", CLOCK.format(OffsetDateTime.parse(at)));
            } catch (DateTimeException noTime) {
                return Printable.text(at, Printable.NAME);
            }
        }
        return words.of("unknown");
    }

    private Map<?, ?> location() {
        return message.get("location") instanceof Map<?, ?> location ? location : Map.of();
    }

    private String text(Object value) {
        return value == null ? words.of("unknown") : Printable.text(value, LONGEST_TEXT);
    }
}
