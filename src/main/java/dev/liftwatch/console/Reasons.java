package dev.liftwatch.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reasons that arise deep below the screens, and stand in English in logs and messages, in the language of the reader: why a platform is not
 * reached, what a file system says. A reason without a translation is shown as it comes, since a wrong one would mislead.
 */
final class Reasons {
    private static final Pattern GAP = Pattern.compile("\\{(\\d)\\}");

    /** A server before its reason. */
    private static final Pattern SERVER = Pattern.compile("((?:tcp|ssl)://\\S+): (.*)");

    /** A longer reason is none of ours, characters; it bounds the work of the patterns. */
    private static final int LONGEST = 600;

    /** Reasons within reasons end here. */
    private static final int DEEPEST = 3;

    private record Phrase(Pattern english, String translated) {}

    private static final List<Phrase> CHINESE = phrases();

    private Reasons() {}

    private static List<Phrase> phrases() {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "dev.liftwatch.console.reasons",
                Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        List<Phrase> phrases = new ArrayList<>();
        for (int i = 1; bundle.containsKey(i + ".en"); i++) {
            phrases.add(new Phrase(pattern(bundle.getString(i + ".en")), bundle.getString(i + ".zh")));
        }
        return phrases;
    }

    private static Pattern pattern(String english) {
        StringBuilder pattern = new StringBuilder();
        Matcher gap = GAP.matcher(english);
        int end = 0;
        while (gap.find()) {
            pattern.append(Pattern.quote(english.substring(end, gap.start()))).append("(.+)");
            end = gap.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(english.substring(end))).toString());
    }

    /** In the language of the user. */
    static String of(String reason) {
        boolean chinese = Locale.getDefault().getLanguage().equals(Locale.CHINESE.getLanguage());
        return chinese && reason.length() <= LONGEST ? translated(reason, 0) : reason;
    }

    private static String translated(String reason, int depth) {
        if (depth == DEEPEST) {
            return reason;
        }
        Matcher server = SERVER.matcher(reason);
        if (server.matches()) {
            return server.group(1) + "：" + translated(server.group(2), depth + 1);
        }
        for (Phrase phrase : CHINESE) {
            Matcher matcher = phrase.english().matcher(reason);
            if (matcher.matches()) {
                String text = phrase.translated();
                for (int i = 0; i < matcher.groupCount(); i++) {
                    text = text.replace("{" + i + "}", translated(matcher.group(i + 1), depth + 1));
                }
                return text;
            }
        }
        return reason;
    }
}
