package dev.liftwatch.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Private keys in PEM files, PKCS#8, plain or encrypted. */
final class PrivateKeys {
    private static final String PLAIN = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private PrivateKeys() {}

    /**
     * The key in a file.
     *
     * @param password what opens it where it is encrypted
     */
    static PrivateKey read(Path file, Optional<KeyPassword> password) throws RefusedFileException {
        Pem.Block block = Pem.blocks(GuardedFile.readSecret(file, "key_file")).stream()
                .filter(found -> found.label().endsWith(PLAIN))
                .findFirst()
                .orElseThrow(() -> new RefusedFileException(
                        "key_file: " + file + " is no PEM file with a key: -----BEGIN PRIVATE KEY----- is missing"));
        try {
            return switch (block.label()) {
                case PLAIN -> key(file, new PKCS8EncodedKeySpec(block.content()));
                case ENCRYPTED -> decrypted(file, block.content(), password);
                default ->
                    throw new RefusedFileException("key_file: " + file + " has the older form \"" + block.label()
                            + "\": openssl pkcs8 -topk8 -nocrypt -in " + file + " makes it PKCS#8");
            };
        } catch (IllegalArgumentException noBase64) {
            throw new RefusedFileException("key_file: the key in " + file + " is damaged");
        }
    }

    private static PrivateKey decrypted(Path file, byte[] content, Optional<KeyPassword> password)
            throws RefusedFileException {
        if (password.isEmpty()) {
            throw new RefusedFileException("key_file: " + file + " is encrypted, and there is no key_password_file");
        }
        try {
            EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(content);
            String algorithm = encrypted.getAlgParameters() == null
                    ? encrypted.getAlgName()
                    : encrypted.getAlgParameters().toString();
            SecretKey opener = SecretKeyFactory.getInstance(algorithm)
                    .generateSecret(new PBEKeySpec(password.get().characters()));
            return key(file, encrypted.getKeySpec(opener));
        } catch (IOException damaged) {
            throw new RefusedFileException("key_file: the key in " + file + " is damaged");
        } catch (GeneralSecurityException wrong) {
            throw new RefusedFileException(password.get().doesNotOpen(file));
        }
    }

    private static PrivateKey key(Path file, PKCS8EncodedKeySpec content) throws RefusedFileException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(content);
            } catch (InvalidKeySpecException another) {
                // One of the others, then.
            } catch (GeneralSecurityException unknown) {
                throw new IllegalStateException("Java lacks " + algorithm, unknown);
            }
        }
        throw new RefusedFileException("key_file: the key in " + file + " is damaged or of an unknown kind");
    }
}
