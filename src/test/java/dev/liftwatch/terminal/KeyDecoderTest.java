package dev.liftwatch.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.terminal.Key.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyDecoderTest {
    private final KeyDecoder decoder = new KeyDecoder();

    private void type(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        decoder.take(bytes, bytes.length);
    }

    private List<Key> all(boolean over) {
        List<Key> keys = new ArrayList<>();
        for (Optional<Key> key = decoder.next(over); key.isPresent(); key = decoder.next(over)) {
            keys.add(key.get());
        }
        return keys;
    }

    private static String text(List<Key> keys) {
        StringBuilder text = new StringBuilder();
        keys.forEach(key -> text.append(
                key.kind() == Kind.CHARACTER ? Character.toString(key.codePoint()) : "<" + key.kind() + ">"));
        return text.toString();
    }

    @Test
    void readsTheCursorKeysOfEveryUsualTerminal() {
        type("\u001b[A\u001bOB\u001b[5~\u001b[6~\u001b[1~\u001b[4~\u001b[H\u001bOF\u001b[3~\u001b[1;5C");

        assertEquals("<UP><DOWN><PAGE_UP><PAGE_DOWN><HOME><END><HOME><END><DELETE><RIGHT>", text(all(false)));
    }

    @Test
    void readsLettersChineseCharactersAndControls() {
        type("q困\r\n\t\u007f\b\u001a\f\u0004 ");

        assertEquals("q困<ENTER><ENTER><TAB><BACKSPACE><BACKSPACE><SUSPEND><REDRAW><FINISH> ", text(all(false)));
    }

    @Test
    void takesAnEscapeAloneForItsKeyOnlyWhenNothingFollows() {
        type("\u001b");

        assertEquals("", text(all(false)));
        assertEquals("<ESCAPE>", text(all(true)));
        assertEquals(false, decoder.isWaiting());
    }

    @Test
    void skipsAnUnknownSequenceAsAWholeAndNotTheLettersBehindIt() {
        type("\u001b[200~\u001b[15~\u001b[[A\u001b[<0;12;3Mx");

        assertEquals("x", text(all(false)));
    }

    @Test
    void readsTheSameKeysWhereverTheLineCutsTheirBytes() {
        Random random = new Random();
        String typed = "s\u001b[Ae困\u001b[6~q\u001bOBｑ";
        byte[] bytes = typed.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 200; round++) {
            KeyDecoder parts = new KeyDecoder();
            List<Key> keys = new ArrayList<>();
            for (int from = 0; from < bytes.length; ) {
                int length = Math.min(bytes.length - from, 1 + random.nextInt(4));
                parts.take(java.util.Arrays.copyOfRange(bytes, from, from + length), length);
                from += length;
                for (Optional<Key> key = parts.next(false); key.isPresent(); key = parts.next(false)) {
                    keys.add(key.get());
                }
            }
            assertEquals("s<UP>e困<PAGE_DOWN>q<DOWN>ｑ", text(keys));
        }
    }

    @Test
    void obeysALetterThatAChineseInputMethodWroteTwoColumnsWide() {
        type("ＱqQ");

        assertEquals(
                "qqq",
                all(false).stream().map(key -> String.valueOf(key.command())).reduce("", String::concat));
    }

    @Test
    void survivesBytesOfAnyKindAndKeepsABoundedNumberOfThem() {
        Random random = new Random();
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[1 + random.nextInt(60)];
            random.nextBytes(bytes);
            decoder.take(bytes, bytes.length);
            all(true);
            assertEquals(false, decoder.isWaiting(), () -> java.util.Arrays.toString(bytes));
        }
        decoder.take(new byte[3 * KeyDecoder.MOST_UNREAD], 3 * KeyDecoder.MOST_UNREAD);
        type("q");
        assertTrue(all(true).isEmpty(), "what was pasted beyond the bound is dropped");
    }
}
