package dev.liftwatch.tls;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that TLS to an uplink's brokers is made of. Only paths: they are read at every connect, so that a changed
 * certificate needs no restart. A client certificate is in {@code certificate} with {@code key}, or in {@code keystore}.
 *
 * @param ca the authorities that may have issued the broker's certificate, PEM; without it those that Java trusts
 * @param certificate the client certificate and what leads from it to its authority, PEM
 * @param key its private key, PEM, PKCS#8
 * @param keystore certificate and key in one, PKCS#12
 * @param keyPassword the password of the key or the keystore, on the first line
 * @param crl lists of revoked certificates against which the broker's is held, PEM or DER
 */
public record TlsFiles(
        Optional<Path> ca,
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<Path> keystore,
        Optional<Path> keyPassword,
        Optional<Path> crl) {
    /** Brokers are trusted as Java does, and no client certificate is shown. */
    public static final TlsFiles NONE =
            new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Without lists of revoked certificates. */
    public TlsFiles(
            Optional<Path> ca,
            Optional<Path> certificate,
            Optional<Path> key,
            Optional<Path> keystore,
            Optional<Path> keyPassword) {
        this(ca, certificate, key, keystore, keyPassword, Optional.empty());
    }

    /** Whether there is a client certificate to show. */
    public boolean hasIdentity() {
        return certificate.isPresent() || keystore.isPresent();
    }
}
