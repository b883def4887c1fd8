package dev.liftwatch.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** From a file to its outermost table. */
final class TomlFile {
    /** No device.toml is a tenth of this; a larger file is another kind of file. */
    static final int MOST_BYTES = 256 * 1024;

    private static final TomlPosition BEGINNING = TomlPosition.positionAt(1, 1);
    private static final String EXPECTED = ", expected ";

    private TomlFile() {}

    /** The outermost table, empty where the text is no text; everything that is not TOML goes to {@code problems}. */
    static Section read(Path file, Problems problems) throws IOException {
        return read(file, problems, true);
    }

    /** As {@link #read(Path, Problems)} for a file with secrets: what is not TOML is not quoted. */
    static Section readSecret(Path file, Problems problems) throws IOException {
        return read(file, problems, false);
    }

    private static Section read(Path file, Problems problems, boolean quote) throws IOException {
        String text = text(file, problems);
        TomlParseResult parsed = Toml.parse(text);
        List<String> lines = text.lines().toList();
        for (TomlParseError error : parsed.errors()) {
            report(error, lines, problems, quote);
        }
        return new Section(problems, parsed, "", BEGINNING);
    }

    private static String text(Path file, Problems problems) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            problems.addSyntax(
                    BEGINNING, Phrase.of("found.large-file"), Phrase.of("allowed.file-size", MOST_BYTES / 1024));
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
            problems.addSyntax(firstBadByte(bytes), Phrase.of("found.not-utf8"), Phrase.of("allowed.utf8"));
            return "";
        }
    }

    private static TomlPosition firstBadByte(byte[] bytes) {
        String good = new String(bytes, StandardCharsets.UTF_8);
        String before = good.substring(0, Math.max(0, good.indexOf('\uFFFD')));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return TomlPosition.positionAt(line, before.length() - before.lastIndexOf('\n'));
    }

    private static void report(TomlParseError error, List<String> lines, Problems problems, boolean quote) {
        TomlPosition at = error.position();
        String message = error.getMessage();
        int expected = message.indexOf(EXPECTED);
        if (!quote) {
            problems.addSyntax(at, Phrase.of("found.secret"), Phrase.of("allowed.toml"));
        } else if (expected < 0) {
            problems.addSyntax(at, Phrase.literal(message), Phrase.of("allowed.toml"));
        } else {
            Phrase allowed = Phrase.literal(message.substring(expected + EXPECTED.length()));
            problems.addSyntax(at, Phrase.literal(message.substring(0, expected)), allowed);
        }
        if (at.line() <= lines.size() && lines.get(at.line() - 1).stripLeading().startsWith("[")) {
            problems.distrustTablesFrom(at.line());
        }
    }
}
