package dev.liftwatch.setup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The landings as an installer says them, from the lowest up: {@code B1,1-12}; {@code B3-B1,G,1-3,5-12}. A range counts the number at the
 * end of both labels up or down.
 */
public final class FloorList {
    /** As many landings as a {@code device.toml} may have at most. */
    public static final int MOST = 128;

    private static final int FEWEST = 2;
    private static final int LONGEST_LABEL = 8;
    private static final Pattern RANGE =
            Pattern.compile("([^0-9-]{0,7})(\\d{1,3})\\s*(?:-|–|—|~|至|到|\\.\\.)\\s*([^0-9-]{0,7})(\\d{1,3})");

    private static final Pattern COMMA = Pattern.compile("[,，、;；]");

    private FloorList() {}

    /** The labels, the lowest first. */
    public static List<String> labels(String text) throws RefusedAnswerException {
        List<String> labels = new ArrayList<>();
        // Blanks separate only where no comma does: "Ground floor, 1" has two labels.
        String separator = COMMA.matcher(text).find() ? COMMA.pattern() : "\\s+";
        for (String part : text.strip().split(separator, -1)) {
            String item = part.strip();
            if (item.isEmpty()) {
                throw new RefusedAnswerException("floors-empty", text);
            }
            Matcher range = RANGE.matcher(item);
            if (range.matches()) {
                addRange(range, labels);
            } else if (item.length() > LONGEST_LABEL || item.chars().anyMatch(Character::isISOControl)) {
                throw new RefusedAnswerException("floors-label", item, LONGEST_LABEL);
            } else {
                labels.add(item);
            }
            if (labels.size() > MOST) {
                throw new RefusedAnswerException("floors-many", MOST);
            }
        }
        if (labels.size() < FEWEST) {
            throw new RefusedAnswerException("floors-one", text);
        }
        LinkedHashSet<String> seen = new LinkedHashSet<>();
        for (String label : labels) {
            if (!seen.add(label)) {
                throw new RefusedAnswerException("floors-twice", label);
            }
        }
        return labels;
    }

    private static void addRange(Matcher range, List<String> labels) throws RefusedAnswerException {
        String before = range.group(1);
        if (!before.equals(range.group(3))) {
            throw new RefusedAnswerException("floors-range", range.group());
        }
        int from = Integer.parseInt(range.group(2));
        int to = Integer.parseInt(range.group(4));
        if (from != to && isBelowGround(before) == (from < to)) {
            throw new RefusedAnswerException("floors-order", range.group(), before + to + "-" + before + from);
        }
        for (int i = from; from <= to ? i <= to : i >= to; i += from <= to ? 1 : -1) {
            labels.add(before + i);
        }
    }

    /** Basements count downwards, so that the lowest has the highest number. */
    private static boolean isBelowGround(String before) {
        return before.equalsIgnoreCase("B") || before.equals("地下");
    }

    /** The labels as somebody would say them: neighbours that count up become a range. */
    public static String said(List<String> labels) {
        StringBuilder said = new StringBuilder();
        int i = 0;
        while (i < labels.size()) {
            int end = i;
            while (end + 1 < labels.size() && isNext(labels.get(end), labels.get(end + 1))) {
                end++;
            }
            said.append(said.isEmpty() ? "" : ",").append(labels.get(i));
            if (end > i) {
                said.append("-").append(labels.get(end));
            }
            i = end + 1;
        }
        return said.toString();
    }

    private static boolean isNext(String label, String next) {
        Matcher both = RANGE.matcher(label + "-" + next);
        if (!both.matches() || !both.group(1).equals(both.group(3))) {
            return false;
        }
        int step = isBelowGround(both.group(1)) ? -1 : 1;
        return Integer.parseInt(both.group(4)) == Integer.parseInt(both.group(2)) + step
                && label.equals(both.group(1) + Integer.parseInt(both.group(2)));
    }
}
