package dev.liftwatch.console;

import dev.liftwatch.text.Printable;
import dev.liftwatch.text.Width;
import java.util.List;
import java.util.Map;

/** What {@code doctor} has found, section by section, each finding with its remedy. */
public final class DoctorView {
    private static final int LONGEST = 300;
    private static final long MS_A_TENTH = 100;

    private DoctorView() {}

    /**
     * Puts it on a page.
     *
     * @param tree what it prints for programs
     */
    public static String render(Map<String, Object> tree, Page page) {
        page.add(Words.of("doctor.title", page.began(String.valueOf(tree.get("at")))));
        int faults = 0;
        int warnings = 0;
        int unknown = 0;
        ConditionLines lines = new ConditionLines(page);
        for (Object one : (List<?>) tree.get("sections")) {
            Map<?, ?> section = (Map<?, ?>) one;
            String state = String.valueOf(section.get("state"));
            String mark = Words.of("doctor.mark." + state);
            String title = Words.of("doctor.section." + section.get("section"));
            String text = section.get("not_looked") == null
                    ? String.valueOf(section.get("detail"))
                    : Words.of("doctor.not-looked", section.get("not_looked"));
            page.add(
                    Width.pad(mark, 5)
                            + title
                            + (text.isEmpty() ? "" : Words.bundle().getString("join.title")),
                    Printable.text(text, LONGEST));
            for (Object finding : (List<?>) section.get("findings")) {
                Map<?, ?> condition = (Map<?, ?>) finding;
                lines.add(condition);
                faults += "fault".equals(condition.get("level")) ? 1 : 0;
                warnings += "warning".equals(condition.get("level")) ? 1 : 0;
            }
            unknown += section.get("not_looked") == null ? 0 : 1;
        }
        page.gap();
        page.add(Words.of("doctor.sum", faults, warnings, unknown, seconds(tree.get("took_ms"))));
        return page.toString();
    }

    private static String seconds(Object ms) {
        long tenths = ms instanceof Number number ? number.longValue() / MS_A_TENTH : 0;
        return tenths / 10 + "." + tenths % 10;
    }
}
