package dev.liftwatch.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.json.CanonicalJson;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.report.Command;
import dev.liftwatch.report.ReplyCode;
import dev.liftwatch.report.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows the page for platform builders signs requests that are taken. */
class SigningPageTest {
    private static final Set<Command> EVERY = EnumSet.allOf(Command.class);

    @TempDir
    private Path folder;

    private String section;

    @BeforeEach
    void read() throws Exception {
        String page = Files.readString(Path.of("src/docs/messages.md"));
        section = page.substring(page.indexOf("## Signing requests"));
    }

    private static Rights rights(String publicKey) {
        assertTrue(RequestKey.read(publicKey).isPresent(), publicKey);
        return new Rights(EVERY, List.of(new RequestKey("desk", publicKey, EVERY)));
    }

    private String block(String kind) {
        Matcher block =
                Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL).matcher(section);
        assertTrue(block.find(), kind);
        return block.group(1);
    }

    @Test
    void whatItsScriptsMakeIsTaken() throws Exception {
        StringBuilder script = new StringBuilder("set -e\n");
        Matcher blocks = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL).matcher(section);
        while (blocks.find()) {
            script.append(blocks.group(1));
        }
        Process shell = new ProcessBuilder("bash", "-c", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), said);
        Map<String, Object> signed = JsonText.readUnambiguous(Files.readString(folder.resolve("signed.json")));
        assertEquals("调度 4", signed.get("by"));
        Rights rights = rights(Files.readString(folder.resolve("public_key")).strip());
        rights.admit(Request.of(signed), signed, "try-1");
    }

    @Test
    void itsExampleIsSignedAsItSays() throws Exception {
        Map<String, Object> signed = JsonText.readUnambiguous(block("json cmd"));
        Matcher key = Pattern.compile("`(MCow[A-Za-z0-9+/]+=)`").matcher(section);
        assertTrue(key.find());
        rights(key.group(1)).admit(Request.of(signed), signed, "try-1");
        Map<String, Object> rest = new LinkedHashMap<>(signed);
        rest.remove("signature");
        assertEquals(block("text").strip(), CanonicalJson.write(rest));
    }

    @Test
    void whateverIsChangedInItIsFoundOut() throws Exception {
        Map<String, Object> signed = JsonText.readUnambiguous(block("json cmd"));
        Matcher key = Pattern.compile("`(MCow[A-Za-z0-9+/]+=)`").matcher(section);
        assertTrue(key.find());
        Rights rights = rights(key.group(1));
        for (String name : List.of("id", "at", "by", "incident", "note", "signature")) {
            Map<String, Object> changed = new LinkedHashMap<>(signed);
            changed.put(name, name.equals("at") ? "2026-11-26T00:12:46Z" : signed.get(name) + "x");
            assertRefused(rights, changed, "try-1");
        }
        Map<String, Object> more = new LinkedHashMap<>(signed);
        more.put("more", 1);
        assertRefused(rights, more, "try-1");
        assertRefused(rights, signed, "try-2");
        assertRefused(rights(new Signer("desk").publicKey()), signed, "try-1");
    }

    private static void assertRefused(Rights rights, Map<String, Object> request, String lift) throws Exception {
        Request read = Request.of(request);
        Request.Refused refused = assertThrows(Request.Refused.class, () -> rights.admit(read, request, lift));
        assertEquals(ReplyCode.NOT_ALLOWED, refused.code());
    }
}
