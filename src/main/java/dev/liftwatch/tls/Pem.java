package dev.liftwatch.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a PEM file: text with {@code -----BEGIN …-----} around each. */
final class Pem {
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");

    private Pem() {}

    /**
     * One block.
     *
     * @param label what stands after BEGIN
     * @param text what stands between, still in Base64
     */
    record Block(String label, String text) {
        /** The content; fails with {@link IllegalArgumentException} where it is damaged. */
        byte[] content() {
            return Base64.getMimeDecoder().decode(text);
        }

        @Override
        public String toString() {
            return "Block[" + label + "]";
        }
    }

    static List<Block> blocks(byte[] file) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    /**
     * The certificates of a file in their order, at least one.
     *
     * @param setting what names the file, for the refusal
     */
    static List<X509Certificate> certificates(Path file, String setting) throws RefusedFileException {
        List<Block> blocks = blocks(GuardedFile.readPublic(file, setting)).stream()
                .filter(block -> block.label().equals(CERTIFICATE))
                .toList();
        if (blocks.isEmpty()) {
            throw new RefusedFileException(setting + ": " + file
                    + " is no PEM file with a certificate: -----BEGIN CERTIFICATE----- is missing");
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> certificates = new ArrayList<>();
            for (Block block : blocks) {
                certificates.add(
                        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.content())));
            }
            return List.copyOf(certificates);
        } catch (CertificateException | IllegalArgumentException damaged) {
            throw new RefusedFileException(setting + ": a certificate in " + file + " is damaged");
        }
    }
}
