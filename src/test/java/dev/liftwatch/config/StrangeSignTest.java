package dev.liftwatch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were edited with an input method, a word processor or on Windows: the sign is shown, and what to do, in both languages. */
class StrangeSignTest {
    @TempDir
    Path folder;

    private ConfigException refused(byte[] text) throws IOException {
        Path file = folder.resolve("device.toml");
        Files.write(file, text);
        return assertThrows(ConfigException.class, () -> DeviceConfig.load(file));
    }

    private String problem(String text, Locale language) throws IOException {
        List<Problem> problems = refused(text.getBytes(StandardCharsets.UTF_8)).problems();
        return problems.getFirst().in(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\uFF1D | full-width sign | 全角符号",
                "\u201C | curly quotation mark | 弯引号",
                "\u2018 | curly quotation mark | 弯引号",
                "\u3002 | full-width sign | 全角符号",
                "\uFF0C | full-width sign | 全角符号",
                "\u2014 | typographic dash | 破折号"
            })
    void aSignOutsideOfTextsIsShownBesideItsNumberWithWhatToDo(String sign, String english, String chinese)
            throws IOException {
        String text = DeviceToml.SOUND.replace("rated_speed_mps = 1.75", "rated_speed_mps " + sign + " 1.75");
        String number = "\\u%04x".formatted((int) sign.charAt(0));
        String inEnglish = problem(text, Locale.ENGLISH);
        assertTrue(inEnglish.contains("\"" + sign + "\" (" + number + ")"), inEnglish);
        assertTrue(inEnglish.contains(english), inEnglish);
        String inChinese = problem(text, Locale.SIMPLIFIED_CHINESE);
        assertTrue(inChinese.contains("\"" + sign + "\" (" + number + ")"), inChinese);
        assertTrue(inChinese.contains(chinese), inChinese);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xA0, 0x3000, 0x2003, 0x202F, 0x200B, 0x2060, 0xFEFF})
    void aSignThatCannotBeSeenIsNamedWhereverItStands(int sign) throws IOException {
        String number = "(\\u%04x)".formatted(sign);
        String hidden = Character.toString(sign);
        for (String text : List.of(
                DeviceToml.SOUND.replace("rated_speed_mps = 1.75", "rated_speed_mps =" + hidden + "1.75"),
                DeviceToml.SOUND.replaceFirst("port = \"/", "port = \"" + hidden + "/"),
                DeviceToml.SOUND.replaceFirst("port = \"/dev", "port = \"/dev" + hidden))) {
            assertTrue(problem(text, Locale.ENGLISH).contains(number), problem(text, Locale.ENGLISH));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "  ", "\u3000", "\u00A0"})
    void aPathThatEndsInABlankIsRefused(String blank) throws IOException {
        String text = DeviceToml.SOUND.replaceFirst("(port = \"/[^\"]*)\"", "$1" + blank + "\"");
        assertTrue(problem(text, Locale.ENGLISH).contains("port: found "), problem(text, Locale.ENGLISH));
    }

    @Test
    void chineseTextsAndPathsAreInOrder() throws Exception {
        String text = DeviceToml.SOUND
                .replaceFirst("\\[lift]", "[lift]\nname = \"3号楼　客梯（东）\"")
                .replaceFirst("port = \"/[^\"]*\"", "port = \"/dev/串口/一号 线\"");
        DeviceConfig.load(DeviceToml.write(folder, text));
    }

    @Test
    void gbkAndUtf16AreNamedAsThat() throws IOException {
        String text = DeviceToml.SOUND.replaceFirst("\\[lift]", "[lift]\nname = \"3号楼 客梯\"");
        assertTrue(refused(text.getBytes(Charset.forName("GBK")))
                .problems()
                .getFirst()
                .toString()
                .contains("found a text in GBK, as a Chinese Windows writes it, allowed: a text in UTF-8: save"));
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM")) {
            assertTrue(
                    refused(text.getBytes(Charset.forName(charset)))
                            .problems()
                            .getFirst()
                            .toString()
                            .contains("device.toml:1:1: found a text in UTF-16, which Windows calls Unicode"),
                    charset);
        }
    }

    @Test
    void aDecimalCommaAndTheLineEndsOfAnOldMacAreNamed() throws IOException {
        assertTrue(problem(DeviceToml.SOUND.replace("= 1.75", "= 1,75"), Locale.ENGLISH)
                .endsWith("decimals are written with a point, such as 1.0"));
        assertTrue(problem(DeviceToml.SOUND.replace('\n', '\r'), Locale.ENGLISH).contains("line ends of an old Mac"));
    }

    @Test
    void anUnknownKeyAlwaysGetsItsNearestNeighbour() throws IOException {
        for (List<String> pair : List.of(
                List.of("speed", "rated_speed_mps"),
                List.of("lat", "latitude"),
                List.of("rescuecode", "rescue_code"),
                List.of("door_zone", "door_zone_mm"))) {
            String found = problem(
                    DeviceToml.SOUND.replaceFirst("\\[lift]", "[lift]\n" + pair.getFirst() + " = 1"), Locale.ENGLISH);
            assertTrue(found.endsWith("did you mean " + pair.getLast() + "?"), found);
        }
        assertTrue(problem(DeviceToml.SOUND.replaceFirst("\\[lift]", "[lift]\nqqqqqqqq = 1"), Locale.ENGLISH)
                .contains("did you mean "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sys/a1Key/dev_1/thing/", "$oc/devices/64f1_lift/sys/", "$aws/things/lift/", "lift/v1/a/", "/a/"
            })
    void thePrefixesThatCloudsWantAreAllowed(String prefix) throws Exception {
        DeviceConfig.load(DeviceToml.write(folder, DeviceToml.SOUND + "prefix = \"" + prefix + "\"\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$SYS/x/", "$share/g/x/", "a//b/", "//a/", "a/+/", "a/#/", "a", "/", "$queue/a/"})
    void whatIsNoPrefixIsNot(String prefix) throws IOException {
        assertTrue(problem(DeviceToml.SOUND + "prefix = \"" + prefix + "\"\n", Locale.ENGLISH)
                .contains("prefix: found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://a1_key.iot-as-mqtt.cn-shanghai.aliyuncs.com:1883",
                "ssl://my_broker:8883",
                "tcp://[::1]:1883",
                "tcp://192.168.1.7:1883",
                "ssl://broker.example.:8883"
            })
    void theNamesThatCloudsGiveAreAllowed(String server) throws Exception {
        String text = DeviceToml.SOUND.replaceFirst("servers = \\[[^]]*]", "servers = [\"" + server + "\"]");
        assertEquals(
                server,
                DeviceConfig.load(DeviceToml.write(folder, text))
                        .uplinks()
                        .getFirst()
                        .servers()
                        .getFirst()
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://:1883", "tcp://a b:1883", "http://a:1883", "tcp://a", "tcp://a:0", "tcp://a:70000"})
    void whatIsNoServerIsNot(String server) throws IOException {
        String text = DeviceToml.SOUND.replaceFirst("servers = \\[[^]]*]", "servers = [\"" + server + "\"]");
        assertTrue(problem(text, Locale.ENGLISH).contains("servers[1]: found"));
    }
}
