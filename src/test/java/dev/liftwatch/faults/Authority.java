package dev.liftwatch.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority of the test's own, and what it issues. */
final class Authority {
    /** What a client's certificate has to say. */
    static final String CLIENT = "extendedKeyUsage=clientAuth";

    private static final String KEY = "-nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256";

    /** When everything is issued, so that a clock that is some hours off is no matter of certificates. */
    private static final String LONG_AGO = "2021-01-01";

    private static final int LONG_DAYS = 9000;

    private final Path folder;

    /** An authority of that name in a new folder. */
    Authority(Path folder, String name) throws IOException, InterruptedException {
        this.folder = Files.createDirectory(folder);
        openssl(LONG_AGO, "req -x509 -days " + LONG_DAYS + " -subj /CN=" + name + " -out ca.pem -keyout ca.key " + KEY);
    }

    /** Its own certificate. */
    Path certificate() {
        return folder.resolve("ca.pem");
    }

    /** The key of a certificate that was issued here. */
    static Path keyOf(Path certificate) {
        return certificate.resolveSibling(certificate.getFileName().toString().replace(".pem", ".key"));
    }

    /** A certificate that has been good for long and will be. */
    Path issue(String name, String extension) throws IOException, InterruptedException {
        return issue(name, extension, LONG_AGO, LONG_DAYS);
    }

    /** A certificate that is good for some days from a day on. */
    Path issue(String name, String extension, String day, int days) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(name + ".ext"), extension + "\n");
        openssl(day, "req -new -subj /CN=" + name + " -out " + name + ".csr -keyout " + name + ".key " + KEY);
        openssl(
                day,
                "x509 -req -days " + days + " -CA ca.pem -CAkey ca.key -CAcreateserial -in " + name + ".csr -extfile "
                        + name + ".ext -out " + name + ".pem");
        return folder.resolve(name + ".pem");
    }

    private void openssl(String day, String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("faketime", day, "openssl"));
        command.addAll(List.of(arguments.split(" ", -1)));
        Process openssl = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (openssl.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
    }
}
