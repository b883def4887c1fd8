package dev.liftwatch.setup;

import dev.liftwatch.edit.TomlPath;
import dev.liftwatch.edit.TomlText;
import dev.liftwatch.edit.TomlValue;
import dev.liftwatch.signal.Signal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is written of the answers: the profile with its comments, or the file that is there, with the answered values in their places. */
public final class DeviceText {
    /** Heights that nobody has measured: a storey of dwellings, mm. The product learns the true ones. */
    static final long STOREY_MM = 3000;

    /** A new installation ends being one by itself after this, hours. */
    static final long COMMISSIONING_HOURS = 24;

    private static final TomlPath LIFT = TomlPath.of("lift");
    private static final TomlPath COMMISSIONING = TomlPath.of("commissioning");
    private static final TomlPath UPLINK = TomlPath.of("uplink").element(0);

    private final UnaryOperator<String> words;

    /** With {@code words} for the comments of a new file: from the end of a key to a text in the installer's language. */
    public DeviceText(UnaryOperator<String> words) {
        this.words = words;
    }

    /**
     * The text.
     *
     * @param proof keys of the first platform with the names of files: {@code credentials_file}, {@code ca_file} and the like
     * @param live whether alarms go out before the walk test
     */
    public TomlText of(Answers answers, Map<String, String> proof, boolean live) {
        boolean isNew = answers.file().isEmpty();
        TomlText text = answers.file().orElseGet(() -> fresh(answers.kit().orElseThrow()));
        text = lift(text, answers);
        if (answers.kit().isPresent()) {
            text = source(text, answers.kit().get(), isNew);
        }
        Optional<String> wires = answers.of(Question.WIRES);
        if (wires.isPresent()) {
            text = wires(text, wires.get(), isNew);
        }
        Optional<String> server = answers.of(Question.PLATFORM);
        if (server.isPresent() && !hasFirstServer(text, server.get())) {
            text = text.set(UPLINK.then("servers"), TomlValue.list(List.of(TomlValue.text(server.get()))));
        }
        for (Map.Entry<String, String> file : proof.entrySet()) {
            text = text.set(UPLINK.then(file.getKey()), TomlValue.text(file.getValue()));
        }
        if (live) {
            return text.remove(COMMISSIONING);
        }
        return isNew ? text.set(COMMISSIONING.then("hours"), commissioning()) : text;
    }

    private TomlValue commissioning() {
        return new TomlValue(COMMISSIONING_HOURS + "  # " + words.apply("commissioning"));
    }

    private TomlText fresh(Kit kit) {
        String profile = kit.text();
        int second = profile.indexOf('\n') + 1;
        String head = profile.startsWith("#:schema") ? profile.substring(second) : profile;
        return WiresOfProfile.read("# " + words.apply("head") + "\n# " + words.apply("head-2") + "\n#\n" + head);
    }

    private static boolean hasFirstServer(TomlText text, String server) {
        return text.value(UPLINK.then("servers").element(0))
                .filter(TomlValue.text(server).written()::equals)
                .isPresent();
    }

    private static TomlText lift(TomlText before, Answers answers) {
        TomlText text = before;
        for (Map.Entry<Question, String> key :
                Map.of(Question.LIFT, "id", Question.NAME, "name").entrySet()) {
            Optional<String> answer = answers.of(key.getKey());
            if (answer.isPresent()) {
                text = text.set(LIFT.then(key.getValue()), TomlValue.text(answer.get()));
            }
        }
        Optional<String> speed = answers.of(Question.SPEED);
        if (speed.isPresent()) {
            text = text.set(LIFT.then("rated_speed_mps"), TomlValue.decimal(new BigDecimal(speed.get())));
        }
        Optional<String> floors = answers.of(Question.FLOORS);
        return floors.isPresent() ? floors(text, floors.get(), answers) : text;
    }

    private static TomlText floors(TomlText text, String said, Answers answers) {
        if (answers.usual(Question.FLOORS).filter(said::equals).isPresent()) {
            return text;
        }
        try {
            List<TomlValue> floors = new ArrayList<>();
            for (String label : FloorList.labels(said)) {
                Map<String, TomlValue> floor = new LinkedHashMap<>();
                floor.put("label", TomlValue.text(label));
                floor.put("position_mm", TomlValue.whole(STOREY_MM * floors.size()));
                floors.add(TomlValue.table(floor));
            }
            return text.set(LIFT.then("floors"), TomlValue.lines(floors));
        } catch (RefusedAnswerException wrong) {
            throw new IllegalStateException("an answer was not checked", wrong);
        }
    }

    private static TomlText source(TomlText before, Kit kit, boolean isNew) {
        TomlPath source = TomlPath.of("sources", kit.source());
        TomlText both =
                kit.contacts().isPresent() ? contacts(before, kit.contacts().get()) : before;
        return switch (kit.found()) {
            case Found.Chip chip -> both.set(source.then("chip"), TomlValue.text(chip.device()));
            case Found.Line line -> {
                TomlText text = both.set(source.then("port"), TomlValue.text(line.device()));
                if (line.isUnderstood() && isNew) {
                    text = text.set(source.then("protocol"), TomlValue.text(line.protocol()))
                            .set(source.then("baud"), TomlValue.whole(line.baud()));
                }
                yield isNew && line.protocol().equals("sentence") ? heardSignals(text, line) : text;
            }
        };
    }

    private static TomlText contacts(TomlText before, Found contacts) {
        TomlPath sources = TomlPath.of("sources");
        return contacts instanceof Found.Chip
                ? before.set(sources.then("pins").then("chip"), TomlValue.text(contacts.device()))
                : before.set(sources.then("board").then("port"), TomlValue.text(contacts.device()));
    }

    /** A board says which signals it has: those of the profile that it does not say go, others come. */
    private static TomlText heardSignals(TomlText before, Found.Line line) {
        TomlText text = before;
        for (Signal signal : Signal.values()) {
            TomlPath table = TomlPath.of("signals", signal.code());
            boolean heard = line.channels().contains(signal.code());
            if (heard && !text.has(table)) {
                text = text.set(table.then("source"), TomlValue.text("board"));
                text = signal == Signal.OCCUPIED ? text.set(table.then("sensor"), TomlValue.text("radar")) : text;
            } else if (!heard && !line.channels().isEmpty()) {
                text = text.remove(table);
            }
        }
        return text;
    }

    private static TomlText wires(TomlText before, String said, boolean isNew) {
        try {
            Map<Signal, WireList.Wire> wires = WireList.wires(said);
            TomlText text = before;
            for (Signal signal : Signal.values()) {
                TomlPath table = TomlPath.of("signals", signal.code());
                WireList.Wire wire = wires.get(signal);
                if (wire != null) {
                    text = wire(text, table, wire, signal);
                } else if (isNew && isOnTheChip(text, table)) {
                    text = text.remove(table);
                }
            }
            return text;
        } catch (RefusedAnswerException wrong) {
            throw new IllegalStateException("an answer was not checked", wrong);
        }
    }

    private static boolean isOnTheChip(TomlText text, TomlPath table) {
        return text.value(table.then("source")).filter("\"pins\""::equals).isPresent();
    }

    private static TomlText wire(TomlText before, TomlPath table, WireList.Wire wire, Signal signal) {
        TomlText text = before;
        if (!text.has(table)) {
            text = text.set(table.then("source"), TomlValue.text("pins"));
            text = signal == Signal.OCCUPIED ? text.set(table.then("sensor"), TomlValue.text("pir")) : text;
        }
        text = text.set(table.then("channel"), TomlValue.text(wire.channel()));
        if (wire.active().isPresent()) {
            text = text.set(table.then("active"), TomlValue.text(wire.active().get()));
        }
        if (wire.terminal().isPresent()) {
            text = text.set(
                    table.then("terminal"), TomlValue.text(wire.terminal().get()));
        }
        return text;
    }
}
