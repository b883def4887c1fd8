package dev.liftwatch.console;

import dev.liftwatch.text.Printable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The lifts of one box, a line each, worst first. */
public final class LiftsView {
    private static final int LONGEST = 200;

    private LiftsView() {}

    /** In the order in which they are shown. */
    public static List<LiftLook> worstFirst(List<LiftLook> looks) {
        return looks.stream()
                .sorted(Comparator.comparingInt(LiftLook::rank).thenComparing(LiftLook::lift))
                .toList();
    }

    /** Puts a line for each on a page. */
    public static void add(List<LiftLook> looks, Page page) {
        looks.forEach(look -> page.add(mark(look) + " ", line(look)));
    }

    /** The worst of a lift in some words. */
    public static String headline(LiftLook look) {
        if (!look.seen()) {
            return Printable.text(look.trouble(), LONGEST);
        }
        List<Map<?, ?>> wrong = StatusView.conditions(look.answer()).stream()
                .filter(one -> !"note".equals(one.get("level")))
                .toList();
        if (wrong.isEmpty()) {
            return Words.of(look.answer().get("picture") == null ? "status.nothing-yet" : "watch.quiet");
        }
        String what = ConditionLines.what(wrong.getFirst());
        return wrong.size() == 1 ? what : what + Words.of("watch.and-more", wrong.size() - 1);
    }

    /** The lift and its headline. */
    public static String line(LiftLook look) {
        return look.name() + Words.bundle().getString("join.title") + headline(look);
    }

    /** How bad it is, in two ASCII characters. */
    public static String mark(LiftLook look) {
        if (!look.seen()) {
            return "!!";
        }
        return StatusView.conditions(look.answer()).stream()
                .filter(one -> !"note".equals(one.get("level")))
                .findFirst()
                .map(ConditionLines::mark)
                .orElse("OK");
    }
}
