package dev.liftwatch.setup;

import dev.liftwatch.edit.TomlPath;
import dev.liftwatch.edit.TomlText;
import dev.liftwatch.edit.UnreadableTomlException;
import dev.liftwatch.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/** The wires that a profile has already, as an installer would say them. */
final class WiresOfProfile {
    private WiresOfProfile() {}

    static TomlText read(String text) {
        try {
            return TomlText.of(text);
        } catch (UnreadableTomlException broken) {
            throw new IllegalStateException("a profile of the package cannot be read", broken);
        }
    }

    static String said(String profile) {
        TomlText text = read(profile);
        List<String> wires = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            boolean onTheChip = text.value(TomlPath.of("signals", signal.code(), "source"))
                    .filter("\"pins\""::equals)
                    .isPresent();
            text.value(TomlPath.of("signals", signal.code(), "channel"))
                    .filter(_ -> onTheChip)
                    .ifPresent(channel -> wires.add(signal.code() + "=" + channel.replace("\"", "")));
        }
        return String.join(",", wires);
    }
}
