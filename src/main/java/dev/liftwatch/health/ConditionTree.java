package dev.liftwatch.health;

import dev.liftwatch.report.Moment;
import dev.liftwatch.time.Tick;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A condition as JSON has it: for programs in English, with the key and its arguments for whoever says it in another language. */
public final class ConditionTree {
    private static final ConditionTexts ENGLISH = ConditionTexts.in(Locale.ENGLISH);

    private ConditionTree() {}

    /**
     * The tree.
     *
     * @param now the time of the question
     */
    public static Map<String, Object> of(Condition condition, Moment now) {
        boolean dated = condition.sinceMs() != Tick.NONE;
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("key", condition.kind().key());
        tree.put("variant", condition.variant());
        tree.put("severity", condition.kind().severity().code());
        tree.put("level", condition.kind().level().code());
        tree.put("subject", condition.subject());
        tree.put("arguments", List.copyOf(condition.arguments()));
        tree.put("since", dated ? now.at(condition.sinceMs()).rfc3339() : null);
        tree.put("since_s", dated ? Tick.elapsed(condition.sinceMs(), now.tickMs()) / 1000 : null);
        String shown = condition.kind().severity() == Severity.WIRE
                ? ENGLISH.signal(condition.subject())
                : condition.subject();
        tree.put("text", ENGLISH.what(condition.textKey(), shown, condition.arguments()));
        tree.put("remedy", ENGLISH.remedy(condition.textKey(), shown, condition.arguments()));
        tree.put("effects", condition.effects());
        tree.putAll(condition.details());
        return tree;
    }
}
