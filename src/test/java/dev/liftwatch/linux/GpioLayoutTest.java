package dev.liftwatch.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The structures and numbers that go to the kernel are those of its header. A C program is written from the layouts, field by field,
 * and what it prints is compared.
 */
class GpioLayoutTest {
    @TempDir
    Path folder;

    private final Map<String, Long> ours = new LinkedHashMap<>();
    private final List<String> questions = new ArrayList<>();

    private void compare(String expression, long number) {
        ours.put(expression, number);
        questions.add("printf(\"%s=%lld\\n\", \"" + expression + "\", (long long) (" + expression + "));");
    }

    private void compare(String struct, MemoryLayout field, StructLayout of) {
        String name = field.name().orElseThrow();
        long offset = of.byteOffset(MemoryLayout.PathElement.groupElement(name));
        compare("offsetof(struct " + struct + ", " + name + ")", offset);
        compare("sizeof(((struct " + struct + " *) 0)->" + name + ")", field.byteSize());
    }

    private List<String> printed(String includes) throws IOException, InterruptedException {
        Path source = folder.resolve("layouts.c");
        Path program = folder.resolve("layouts");
        Files.writeString(
                source,
                includes + "#include <stdio.h>\n#include <stddef.h>\nint main(void) {\n" + String.join("\n", questions)
                        + "\nreturn 0; }\n");
        run("cc", "-Wall", "-Werror", "-o", program.toString(), source.toString());
        return run(program.toString()).lines().toList();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), command[0] + " ends");
        assertEquals(0, process.exitValue(), said);
        return said;
    }

    private void compareAllWith(List<String> printed) {
        assertEquals(
                ours.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .toList(),
                printed);
    }

    @Test
    void everyStructureIsThatOfTheKernelsHeader() throws Exception {
        for (StructLayout struct : GpioLayout.ALL) {
            String name = struct.name().orElseThrow();
            compare("sizeof(struct " + name + ")", struct.byteSize());
            for (MemoryLayout field : struct.memberLayouts()) {
                if (field.name().orElseThrow().equals("flags") && name.equals("gpio_v2_line_attribute")) {
                    // The union has no name of its own: each of its fields begins where ours does.
                    compare("offsetof(struct gpio_v2_line_attribute, debounce_period_us)", 8);
                    compare("sizeof(((struct gpio_v2_line_attribute *) 0)->debounce_period_us)", Integer.BYTES);
                }
                compare(name, field, struct);
            }
        }
        assertTrue(questions.size() > 60, "as many as the structures have");
        compareAllWith(printed("#include <linux/gpio.h>\n"));
    }

    @Test
    void everyCallFlagAndLimitIsThatOfTheKernelsHeader() throws Exception {
        compare("GPIO_GET_CHIPINFO_IOCTL", GpioCall.CHIP_INFO.number());
        compare("GPIO_V2_GET_LINEINFO_IOCTL", GpioCall.LINE_INFO.number());
        compare("GPIO_V2_GET_LINE_IOCTL", GpioCall.REQUEST_LINES.number());
        compare("GPIO_V2_LINE_GET_VALUES_IOCTL", GpioCall.GET_LEVELS.number());
        assertEquals(questions.size(), GpioCall.values().length, "every call is compared");
        compare("GPIO_V2_LINE_FLAG_USED", GpioLayout.FLAG_USED);
        compare("GPIO_V2_LINE_FLAG_INPUT", GpioLayout.FLAG_INPUT);
        compare("GPIO_V2_LINE_FLAG_EDGE_RISING", GpioLayout.FLAG_EDGE_RISING);
        compare("GPIO_V2_LINE_FLAG_EDGE_FALLING", GpioLayout.FLAG_EDGE_FALLING);
        compare("GPIO_V2_LINE_FLAG_BIAS_PULL_UP", GpioLayout.FLAG_BIAS_PULL_UP);
        compare("GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN", GpioLayout.FLAG_BIAS_PULL_DOWN);
        compare("GPIO_V2_LINE_FLAG_BIAS_DISABLED", GpioLayout.FLAG_BIAS_DISABLED);
        compare("GPIO_V2_LINE_ATTR_ID_FLAGS", GpioLayout.ATTRIBUTE_FLAGS);
        compare("GPIO_V2_LINE_ATTR_ID_DEBOUNCE", GpioLayout.ATTRIBUTE_DEBOUNCE);
        compare("GPIO_V2_LINE_EVENT_RISING_EDGE", GpioLayout.EVENT_RISING);
        compare("GPIO_MAX_NAME_SIZE", GpioLayout.NAME_BYTES);
        compare("GPIO_V2_LINES_MAX", GpioLayout.MOST_LINES);
        compare("GPIO_V2_LINE_NUM_ATTRS_MAX", GpioLayout.MOST_ATTRIBUTES);
        compareAllWith(printed("#include <linux/gpio.h>\n"));
    }

    @Test
    void whatTheCLibraryIsCalledWithIsWhatItsHeadersSay() throws Exception {
        compare("O_RDONLY | O_CLOEXEC", LibC.O_RDONLY_CLOEXEC);
        compare("O_CLOEXEC", LibC.O_RDONLY_CLOEXEC);
        compare("POLLIN", LibC.POLLIN);
        compare("POLLERR", LibC.POLLERR);
        compare("POLLHUP", LibC.POLLHUP);
        compare("POLLNVAL", LibC.POLLNVAL);
        compare("EPERM", LibC.EPERM);
        compare("ENOENT", LibC.ENOENT);
        compare("EINTR", LibC.EINTR);
        compare("ENXIO", LibC.ENXIO);
        compare("EAGAIN", LibC.EAGAIN);
        compare("EACCES", LibC.EACCES);
        compare("EBUSY", LibC.EBUSY);
        compare("ENODEV", LibC.ENODEV);
        compare("EINVAL", LibC.EINVAL);
        compare("sizeof(struct pollfd)", LibC.POLLFD.byteSize());
        for (MemoryLayout field : LibC.POLLFD.memberLayouts()) {
            compare("pollfd", field, LibC.POLLFD);
        }
        compareAllWith(printed("#include <errno.h>\n#include <fcntl.h>\n#include <poll.h>\n"));
    }

    @Test
    void theKernelsMonotonicClockIsTheOneThatJavaReads() throws Exception {
        Path source = folder.resolve("clock.c");
        Path program = folder.resolve("clock");
        Files.writeString(source, """
                #define _POSIX_C_SOURCE 200809L
                #include <stdio.h>
                #include <time.h>
                int main(void) {
                    struct timespec now;
                    clock_gettime(CLOCK_MONOTONIC, &now);
                    printf("%lld", now.tv_sec * 1000000000LL + now.tv_nsec);
                    return 0;
                }
                """);
        run("cc", "-Wall", "-Werror", "-o", program.toString(), source.toString());
        long before = SystemClock.monotonicNanos();
        long kernels = Long.parseLong(run(program.toString()));
        long after = SystemClock.monotonicNanos();
        assertTrue(before <= kernels && kernels <= after, before + " <= " + kernels + " <= " + after);
    }
}
