package dev.liftwatch.bugreport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes secrets out of a text: those that are known, in every form in which programs write them, and what looks like one. What it takes
 * out too much is a nuisance; what it leaves is a leak.
 */
public final class Redaction {
    /** What stands in the place of a secret. */
    public static final String REMOVED = "[removed]";

    /** A shorter one would take half of every text with it, characters. */
    private static final int SHORTEST = 4;

    /** What names a secret wherever it stands in a name, and what does so only as a word of its own. */
    private static final String WORDS =
            "(?:(?:password|passwd|passphrase|passcode|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
                    + "|credential|authorization|authentication|session[_-]?id)[A-Za-z0-9_.-]{0,40}"
                    + "|(?<![A-Za-z])(?:pass|pwd|auth|bearer|cookie|psk|pin)(?![A-Za-z]))";

    /** Between a name and its value. */
    private static final String IS = "\\s{0,3}[:=]\\s{0,3}";

    private static final List<Replacement> PATTERNS = List.of(
            // Keys and certificates, whether their lines stand below each other or in one text with escaped line ends.
            new Replacement(
                    Pattern.compile(
                            "-----BEGIN [A-Z0-9 ]{1,60}-----.*?(?:-----END [A-Z0-9 ]{1,60}-----|\\z)", Pattern.DOTALL),
                    REMOVED),
            new Replacement(Pattern.compile("(?<=://)[^/\\s\"'@]{1,500}@"), REMOVED + "@"),
            new Replacement(Pattern.compile("(?i)\\b(bearer|basic|digest)\\s+[A-Za-z0-9._~+/=-]{4,}"), "$1 " + REMOVED),
            new Replacement(Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*){0,4}"), REMOVED),
            // A value in quotation marks goes up to the other one, one within a quoted text up to the other such, any
            // other to a blank.
            new Replacement(
                    Pattern.compile(
                            "(?i)(" + WORDS + "[\"']?" + IS + "\")(?!\\[removed\\])(?:[^\"\\\\]|\\\\.)*+",
                            Pattern.DOTALL),
                    "$1" + REMOVED),
            new Replacement(
                    Pattern.compile("(?i)(" + WORDS + "(?:\\\\?[\"'])?" + IS
                            + "\\\\\")(?!\\[removed\\])(?:[^\"\\\\]|\\\\(?!\"))*+"),
                    "$1" + REMOVED),
            new Replacement(
                    Pattern.compile("(?i)(" + WORDS + "[\"']?" + IS + "')(?!\\[removed\\])[^'\\n]*+"), "$1" + REMOVED),
            new Replacement(
                    Pattern.compile("(?i)(" + WORDS + IS + ")(?![\\s\"'\\\\{\\[])[^\\s,;\"'}\\]]+"), "$1" + REMOVED),
            // Keys without a name: long runs of letters and digits that are no word, path or id.
            new Replacement(
                    Pattern.compile(
                            "(?<![A-Za-z0-9+/_-])(?=[A-Za-z+/_-]*[0-9])(?=[0-9+/_-]*[A-Za-z])[A-Za-z0-9+_-]{40,}={0,2}(?![A-Za-z0-9+/_-])"),
                    REMOVED),
            new Replacement(
                    Pattern.compile(
                            "(?<![A-Za-z0-9+/._-])(?=[A-Za-z+/]*[0-9])(?=[0-9+/]*[A-Za-z])[A-Za-z0-9+][A-Za-z0-9+/]{43,}={0,2}(?![A-Za-z0-9+/._-])"),
                    REMOVED));

    private final List<String> known;

    private record Replacement(Pattern what, String by) {}

    /** @param secrets what must not stand in any text; what is shorter than a few characters cannot be looked for */
    public Redaction(Set<String> secrets) {
        Set<String> forms = new HashSet<>();
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST) {
                byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
                String base64 = Base64.getEncoder().encodeToString(bytes);
                forms.add(secret);
                forms.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
                forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
                forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
                forms.add(base64);
                forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
                forms.add(html(secret));
            }
        }
        known = new ArrayList<>(forms);
        // The longest first: a shorter one may be its beginning.
        known.sort(Comparator.comparingInt(String::length).reversed());
    }

    private static String html(String secret) {
        return secret.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The text without secrets. */
    public String of(String text) {
        String clean = text;
        for (String secret : known) {
            clean = clean.replace(secret, REMOVED);
        }
        for (Replacement one : PATTERNS) {
            clean = one.what().matcher(clean).replaceAll(one.by());
        }
        return clean;
    }
}
