package dev.liftwatch.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How the agent shows a broker who it is.
 *
 * @param key never printed
 * @param chain the certificate of that key first
 */
record Identity(PrivateKey key, List<X509Certificate> chain) {
    private static final byte[] SAMPLE = "does this key belong to this certificate".getBytes(StandardCharsets.US_ASCII);

    /** What the files hold; nothing where they name none. */
    static Optional<Identity> read(TlsFiles files) throws RefusedFileException {
        Optional<KeyPassword> password = Optional.empty();
        if (files.keyPassword().isPresent()) {
            password = Optional.of(KeyPassword.read(files.keyPassword().get()));
        }
        if (files.keystore().isPresent()) {
            return Optional.of(fromKeystore(files.keystore().get(), password));
        }
        if (files.certificate().isEmpty()) {
            return Optional.empty();
        }
        Path certificate = files.certificate().get();
        Path key = files.key()
                .orElseThrow(
                        () -> new RefusedFileException("certificate_file: there is no key_file for " + certificate));
        List<X509Certificate> chain = Pem.certificates(certificate, "certificate_file");
        Identity identity = new Identity(PrivateKeys.read(key, password), chain);
        if (!belong(identity.key, chain.getFirst().getPublicKey())) {
            throw new RefusedFileException("key_file: the key in " + key + " does not belong to the certificate in "
                    + certificate + " (which has to be the first there)");
        }
        return Optional.of(identity);
    }

    private static Identity fromKeystore(Path file, Optional<KeyPassword> password) throws RefusedFileException {
        KeyPassword opener = password.orElseThrow(
                () -> new RefusedFileException("keystore_file: there is no key_password_file for " + file));
        byte[] content = GuardedFile.readSecret(file, "keystore_file");
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), opener.characters());
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, opener.characters()) instanceof PrivateKey key
                        && store.getCertificateChain(alias) != null) {
                    return new Identity(key, chain(store.getCertificateChain(alias)));
                }
            }
            throw new RefusedFileException("keystore_file: there is no key with its certificate in " + file);
        } catch (RefusedFileException said) {
            throw said;
        } catch (IOException unreadable) {
            boolean wrong = unreadable.getCause() instanceof UnrecoverableKeyException;
            throw new RefusedFileException(
                    wrong ? opener.doesNotOpen(file) : "keystore_file: " + file + " is no PKCS#12 file");
        } catch (GeneralSecurityException wrong) {
            throw new RefusedFileException(opener.doesNotOpen(file));
        }
    }

    private static List<X509Certificate> chain(Certificate[] certificates) {
        return java.util.Arrays.stream(certificates)
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** Whether what the one signs the other recognises. */
    private static boolean belong(PrivateKey key, PublicKey certified) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        if (algorithm.equals("RSASSA-PSS")) {
            return certified.getAlgorithm().equals(key.getAlgorithm());
        }
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(SAMPLE);
            byte[] signed = signing.sign();
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(certified);
            verifying.update(SAMPLE);
            return verifying.verify(signed);
        } catch (GeneralSecurityException ofAnotherKind) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Identity[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
