package dev.liftwatch.setup;

import dev.liftwatch.file.PlainFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What shows a platform who this lift is: files, recognised by what is in them. */
public final class Proof {
    /** No certificate, key or credentials file is a tenth of this, bytes. */
    private static final int MOST_BYTES = 256 * 1024;

    private Proof() {}

    /**
     * The keys of the platform's table with the files.
     *
     * @param answer names of files, separated by commas; {@code none} for none
     * @param folder what relative names begin at
     */
    public static Map<String, String> files(String answer, Path folder) throws RefusedAnswerException {
        Map<String, String> proof = new LinkedHashMap<>();
        if (answer.isBlank() || answer.equalsIgnoreCase("none")) {
            return proof;
        }
        for (String name : answer.split("[,，]", -1)) {
            String key = key(name.strip(), folder);
            if (proof.put(key, name.strip()) != null) {
                throw new RefusedAnswerException("proof-twice", key);
            }
        }
        if (proof.containsKey("certificate_file") && !proof.containsKey("key_file")) {
            throw new RefusedAnswerException("proof-key", proof.get("certificate_file"));
        }
        return proof;
    }

    private static String key(String name, Path folder) throws RefusedAnswerException {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".p12") || lower.endsWith(".pfx")) {
            bytes(name, folder);
            return "keystore_file";
        }
        String text = new String(bytes(name, folder), java.nio.charset.StandardCharsets.ISO_8859_1);
        if (text.contains("PRIVATE KEY-----")) {
            return "key_file";
        }
        if (text.contains("-----BEGIN X509 CRL")) {
            return "crl_file";
        }
        if (text.contains("-----BEGIN CERTIFICATE")) {
            return Path.of(lower).getFileName().toString().startsWith("ca") ? "ca_file" : "certificate_file";
        }
        if (text.contains("username") && text.contains("password")) {
            return "credentials_file";
        }
        throw new RefusedAnswerException("proof-kind", name);
    }

    private static byte[] bytes(String name, Path folder) throws RefusedAnswerException {
        try {
            return PlainFile.bytes(folder.resolve(name), MOST_BYTES);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new RefusedAnswerException("proof-file", name);
        }
    }
}
