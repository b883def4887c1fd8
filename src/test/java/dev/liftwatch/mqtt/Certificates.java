package dev.liftwatch.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;

/** A certificate authority in a folder, and what it issues, all made with openssl. Every key is readable by its owner only. */
final class Certificates {
    /** How openssl writes a moment in UTC that is long past, and one that is far away. */
    private static final String LONG_PAST = "20200101000000Z";

    private static final String PAST = "20210101000000Z";
    private static final String FAR = "20480101000000Z";
    private static final String FARTHER = "20490101000000Z";

    private final Path folder;
    private final String name;

    /** An authority that calls itself {@code name}. */
    Certificates(Path folder, String name) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder.resolve(name));
        this.name = name;
        Files.createFile(file("index.txt"));
        Files.writeString(file("serial"), "01\n");
        Files.writeString(file("ca.conf"), """
                [ca]
                default_ca = own
                [own]
                database = %1$s/index.txt
                serial = %1$s/serial
                new_certs_dir = %1$s
                default_md = sha256
                policy = any
                unique_subject = no
                copy_extensions = copy
                [any]
                commonName = supplied
                """.formatted(this.folder));
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "3650",
                "-subj",
                "/CN=" + name,
                "-keyout",
                path("ca.key"),
                "-out",
                path("ca.pem"));
    }

    /** The authority's own certificate. */
    Path authority() {
        return file("ca.pem");
    }

    /** A certificate for a host that is good now. */
    Path server(String host) throws IOException, InterruptedException {
        return issue("server", "subjectAltName=" + host, PAST, FAR);
    }

    /** A certificate for 127.0.0.1 that has ended. */
    Path ended() throws IOException, InterruptedException {
        return issue("ended", "subjectAltName=IP:127.0.0.1", LONG_PAST, PAST);
    }

    /** A certificate for 127.0.0.1 that has not begun. */
    Path future() throws IOException, InterruptedException {
        return issue("future", "subjectAltName=IP:127.0.0.1", FAR, FARTHER);
    }

    /** A certificate for an agent that is good now. */
    Path client(String agent) throws IOException, InterruptedException {
        return issue(agent, "extendedKeyUsage=clientAuth", PAST, FAR);
    }

    private Path issue(String subject, String extension, String from, String to)
            throws IOException, InterruptedException {
        openssl(
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=" + subject,
                "-addext",
                extension,
                "-keyout",
                path(subject + ".key"),
                "-out",
                path(subject + ".csr"));
        openssl(
                "ca",
                "-batch",
                "-notext",
                "-config",
                path("ca.conf"),
                "-cert",
                path("ca.pem"),
                "-keyfile",
                path("ca.key"),
                "-startdate",
                from,
                "-enddate",
                to,
                "-in",
                path(subject + ".csr"),
                "-out",
                path(subject + ".pem"));
        Files.setPosixFilePermissions(file(subject + ".key"), PosixFilePermissions.fromString("rw-------"));
        return file(subject + ".pem");
    }

    /** Takes a certificate back; the next list names it. */
    void revoke(Path certificate) throws IOException, InterruptedException {
        openssl(
                "ca",
                "-config",
                path("ca.conf"),
                "-cert",
                path("ca.pem"),
                "-keyfile",
                path("ca.key"),
                "-revoke",
                certificate.toString());
    }

    /** The list of what was revoked, good until far away. */
    Path revoked(String file) throws IOException, InterruptedException {
        return revoked(file, FAR);
    }

    /** The same, which has ended long ago. */
    Path revokedLongAgo(String file) throws IOException, InterruptedException {
        return revoked(file, PAST);
    }

    private Path revoked(String file, String until) throws IOException, InterruptedException {
        openssl(
                "ca",
                "-config",
                path("ca.conf"),
                "-cert",
                path("ca.pem"),
                "-keyfile",
                path("ca.key"),
                "-gencrl",
                "-crl_lastupdate",
                LONG_PAST,
                "-crl_nextupdate",
                until,
                "-out",
                path(file));
        return file(file);
    }

    /** A list in its binary form. */
    Path binary(Path list) throws IOException, InterruptedException {
        Path der = list.resolveSibling(list.getFileName() + ".der");
        openssl("crl", "-in", list.toString(), "-outform", "DER", "-out", der.toString());
        return der;
    }

    /** The key of a certificate made here. */
    static Path keyOf(Path certificate) {
        return certificate.resolveSibling(certificate.getFileName().toString().replace(".pem", ".key"));
    }

    /** A file with a secret, readable by its owner only. */
    Path secret(String file, String text) throws IOException {
        Path secret = Files.writeString(file(file), text);
        return Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    /** The key of a certificate, encrypted. */
    Path encrypted(Path certificate, String password) throws IOException, InterruptedException {
        Path locked = secret("locked.key", "");
        openssl(
                "pkcs8",
                "-topk8",
                "-in",
                keyOf(certificate).toString(),
                "-passout",
                "pass:" + password,
                "-out",
                locked.toString());
        return locked;
    }

    /** A keystore with a key alone, as a slip of the pen makes it. */
    Path keystoreWithoutCertificate(Path certificate, String password) throws IOException, InterruptedException {
        Path store = certificate.resolveSibling("key-alone.p12");
        openssl(
                "pkcs12",
                "-export",
                "-nocerts",
                "-inkey",
                keyOf(certificate).toString(),
                "-passout",
                "pass:" + password,
                "-out",
                store.toString());
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-------"));
        return store;
    }

    /** Certificate and key in a PKCS#12 file. */
    Path keystore(Path certificate, String password) throws IOException, InterruptedException {
        Path store = secret("store.p12", "");
        openssl(
                "pkcs12",
                "-export",
                "-in",
                certificate.toString(),
                "-inkey",
                keyOf(certificate).toString(),
                "-passout",
                "pass:" + password,
                "-out",
                store.toString());
        return store;
    }

    private Path file(String file) {
        return folder.resolve(file);
    }

    private String path(String file) {
        return file(file).toString();
    }

    private static void openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("openssl"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
