package dev.liftwatch.console;

import dev.liftwatch.health.ConditionTexts;
import dev.liftwatch.terminal.Columns;
import dev.liftwatch.text.Printable;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What {@code commission} shows: the step that goes on and each wire with how it stands, worst first. */
public final class WalkView {
    /** A name that is longer leaves no room for what is said of it, columns. */
    private static final int LONGEST_NAME = 60;

    private static final List<String> ORDER = List.of("bad", "waiting", "ok");

    private final Map<?, ?> answer;
    private final Set<String> skipped;
    private final ConditionTexts texts;

    /**
     * A view of an answer.
     *
     * @param answer what the agent answers of the walk test
     * @param skipped the wires that are left out
     */
    public WalkView(Map<?, ?> answer, Set<String> skipped, Locale locale) {
        this.answer = answer;
        this.skipped = Set.copyOf(skipped);
        texts = ConditionTexts.in(locale);
    }

    /** The screen of a lift, no line of it wider than {@code columns}. */
    public String render(String lift, int columns) {
        Page page = new Page(columns, ZoneId.systemDefault());
        long proven = wires().stream().filter(wire -> is(wire, "ok")).count();
        page.add(Words.of("commission.head", lift, proven, wires().size()));
        if (answer.get("step") != null) {
            page.add(pad(Words.of("commission.now")), Words.of("commission.step." + text(answer.get("step"))));
        }
        for (String standing : ORDER) {
            wires().stream().filter(wire -> is(wire, standing)).forEach(wire -> add(page, wire));
        }
        page.add(Words.of("commission.keys"));
        return page.toString();
    }

    private List<? extends Map<?, ?>> wires() {
        return ((List<?>) answer.get("wires"))
                .stream().map(one -> (Map<?, ?>) one).toList();
    }

    private static boolean is(Map<?, ?> wire, String standing) {
        return standing.equals(wire.get("standing"));
    }

    private void add(Page page, Map<?, ?> wire) {
        boolean left = skipped.contains(text(wire.get("signal")));
        String mark = Words.of("commission." + (left ? "skipped" : text(wire.get("standing"))));
        String terminal = text(wire.get("terminal"));
        String name = name(wire.get("signal")) + (terminal.isEmpty() ? "" : "  " + terminal);
        page.add(pad(mark), name + "  " + said(wire));
        String fix = fix(wire);
        if (!fix.isEmpty() && !left) {
            page.add(pad(""), fix);
        }
    }

    private String said(Map<?, ?> wire) {
        if (is(wire, "waiting")) {
            return Words.of(wire.get("step") == null ? "commission.mend-first" : "commission.wait-for");
        }
        if (is(wire, "ok")) {
            boolean both = Boolean.TRUE.equals(wire.get("seen_0")) == Boolean.TRUE.equals(wire.get("seen_1"));
            return both
                    ? Words.of("commission.agree", wire.get("agreed"))
                    : Words.of("commission.only-seen", Boolean.TRUE.equals(wire.get("seen_1")) ? 1 : 0);
        }
        String reason = text(wire.get("reason"));
        Object other = wire.get("other_source") != null ? wire.get("other_source") : name(wire.get("other"));
        boolean as = reason.equals("wrong-line") && wire.get("other") != null;
        return Words.of("commission.reason." + reason + (as ? "-as" : ""), other, wire.get("changes"));
    }

    private static String fix(Map<?, ?> wire) {
        return switch (text(wire.get("reason"))) {
            case "inverted" ->
                Words.of("commission.fix.inverted", Boolean.TRUE.equals(wire.get("active_low")) ? "high" : "low");
            case "swapped" -> Words.of("commission.fix.swapped");
            default -> "";
        };
    }

    private String name(Object signal) {
        return signal == null ? "" : Printable.text(texts.signal(text(signal)), LONGEST_NAME);
    }

    private static String text(Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    private static String pad(String mark) {
        return mark + " ".repeat(Math.max(1, 5 - Columns.of(mark)));
    }
}
