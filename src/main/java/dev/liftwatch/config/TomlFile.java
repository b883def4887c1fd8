package dev.liftwatch.config;

import dev.liftwatch.file.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** From a file to its outermost table. */
final class TomlFile {
    /** No device.toml is a tenth of this; a larger file is another kind of file. */
    static final int MOST_BYTES = 256 * 1024;

    private static final TomlPosition BEGINNING = TomlPosition.positionAt(1, 1);
    private static final String GBK = "GBK";

    /** How the parser writes a line end of an old Mac. */
    private static final String CARRIAGE_RETURN = "'\\r'";

    private static final String EXPECTED = ", expected ";

    private TomlFile() {}

    /** The outermost table, empty where the bytes are not text; everything that is not TOML goes to {@code problems}. */
    static Section read(Path file, Problems problems) throws IOException {
        return read(file, problems, true);
    }

    /** As {@link #read(Path, Problems)} for a file with secrets: what is not TOML is not quoted. */
    static Section readSecret(Path file, Problems problems) throws IOException {
        return read(file, problems, false);
    }

    private static Section read(Path file, Problems problems, boolean quote) throws IOException {
        String text = text(file, problems);
        TomlParseResult parsed;
        try {
            parsed = Toml.parse(text);
        } catch (StackOverflowError nested) {
            // The parser follows brackets within brackets by calling itself; a file for us has two.
            problems.addSyntax(BEGINNING, Phrase.of("found.nested"), Phrase.of("allowed.nested"));
            parsed = Toml.parse("");
        }
        List<String> lines = text.lines().toList();
        for (TomlParseError error : parsed.errors()) {
            report(error, lines, problems, quote);
        }
        return new Section(problems, parsed, "", BEGINNING);
    }

    private static String text(Path file, Problems problems) throws IOException {
        byte[] bytes;
        try (InputStream in = PlainFile.read(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            problems.addSyntax(
                    BEGINNING, Phrase.of("found.large-file"), Phrase.of("allowed.file-size", MOST_BYTES / 1024));
            return "";
        }
        if (bytes.length > 1 && (isUtf16Mark(bytes) || bytes[0] == 0 || bytes[1] == 0)) {
            problems.addSyntax(BEGINNING, Phrase.of("found.utf16"), Phrase.of("allowed.utf8"));
            return "";
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // Some editors begin a UTF-8 file with a byte order mark.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            Phrase found = isGbk(bytes) ? Phrase.of("found.gbk") : Phrase.of("found.not-utf8");
            problems.addSyntax(firstBadByte(bytes), found, Phrase.of("allowed.utf8"));
            return "";
        }
    }

    private static boolean isUtf16Mark(byte[] bytes) {
        int mark = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return mark == 0xFFFE || mark == 0xFEFF;
    }

    /** Whether the bytes are what a Chinese Windows writes without being told otherwise: pairs that all are Chinese signs. */
    private static boolean isGbk(byte[] bytes) {
        if (!Charset.isSupported(GBK)) {
            return false;
        }
        try {
            String text = Charset.forName(GBK)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.codePoints().anyMatch(Character::isIdeographic);
        } catch (CharacterCodingException neither) {
            return false;
        }
    }

    private static TomlPosition firstBadByte(byte[] bytes) {
        String good = new String(bytes, StandardCharsets.UTF_8);
        String before = good.substring(0, Math.max(0, good.indexOf('\uFFFD')));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return TomlPosition.positionAt(line, before.length() - before.lastIndexOf('\n'));
    }

    /** Names the sign that the parser stumbled over, with what to do about it, where an editor or an input method has put it there. */
    private static void reportSign(
            TomlPosition at, Phrase found, Phrase allowed, List<String> lines, Problems problems) {
        String line = at.line() <= lines.size() ? lines.get(at.line() - 1) : "";
        int index = at.column() - 1;
        int sign = index >= 0 && index < line.length() ? line.codePointAt(index) : -1;
        Optional<Phrase> hint = sign < 0 ? Optional.empty() : StrangeSign.words(sign);
        if (hint.isPresent()) {
            problems.addSyntax(
                    at,
                    Phrase.of("found.sign", StrangeSign.shown(sign)),
                    Phrase.of("allowed.and-do", allowed, hint.get()));
        } else if (sign == ',' && isDigit(line, index - 1) && isDigit(line, index + 1)) {
            problems.addSyntax(at, found, Phrase.of("allowed.and-do", allowed, Phrase.of("sign.decimal-comma")));
        } else if (found.toString().contains(CARRIAGE_RETURN)) {
            problems.addSyntax(at, found, Phrase.of("allowed.and-do", allowed, Phrase.of("sign.carriage-return")));
        } else {
            problems.addSyntax(at, found, allowed);
        }
    }

    private static boolean isDigit(String line, int index) {
        return index >= 0 && index < line.length() && line.charAt(index) >= '0' && line.charAt(index) <= '9';
    }

    private static void report(TomlParseError error, List<String> lines, Problems problems, boolean quote) {
        TomlPosition at = error.position();
        String message = error.getMessage();
        int expected = message.indexOf(EXPECTED);
        if (!quote) {
            problems.addSyntax(at, Phrase.of("found.secret"), Phrase.of("allowed.toml"));
        } else {
            Phrase found = Phrase.literal(expected < 0 ? message : message.substring(0, expected));
            Phrase allowed = expected < 0
                    ? Phrase.of("allowed.toml")
                    : Phrase.literal(message.substring(expected + EXPECTED.length()));
            reportSign(at, found, allowed, lines, problems);
        }
        if (at.line() <= lines.size() && lines.get(at.line() - 1).stripLeading().startsWith("[")) {
            problems.distrustTablesFrom(at.line());
        }
    }
}
