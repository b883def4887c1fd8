package dev.liftwatch.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lists of revoked certificates in {@code crl_file}, PEM or DER. A list only ever takes trust away. One that cannot be used or has
 * ended therefore costs no connection: an alarm that does not go out is worse than a broker that is not checked as far as it might be. It
 * is told instead.
 */
final class RevocationLists {
    /** A list of 256 KiB names some seven thousand certificates and takes 3 MB of the heap while it is looked at. */
    static final int MOST_BYTES = 256 * 1024;

    /** The place of "signs lists" in a certificate's key usage. */
    private static final int SIGNS_LISTS = 6;

    private static final String LABEL = "X509 CRL";
    private static final int DER_SEQUENCE = 0x30;

    private final Optional<Path> file;
    private List<X509CRL> lists;
    private final Optional<String> unusable;
    private boolean covered;
    private Optional<Instant> ends = Optional.empty();

    private RevocationLists(Optional<Path> file, List<X509CRL> lists, Optional<String> unusable) {
        this.file = file;
        this.lists = lists;
        this.unusable = unusable;
    }

    /** The certificate, or one that leads to it, was revoked. */
    static final class RevokedException extends CertificateException {
        private static final long serialVersionUID = 1;

        RevokedException(String message) {
            super(message);
        }
    }

    /** Reads the file. What is wrong with it is not thrown but kept, for {@link #became}. */
    static RevocationLists read(Optional<Path> file) {
        if (file.isEmpty()) {
            return new RevocationLists(file, List.of(), Optional.empty());
        }
        try {
            return new RevocationLists(file, lists(file.get()), Optional.empty());
        } catch (IOException refused) {
            return new RevocationLists(file, List.of(), Optional.of(refused.getMessage()));
        }
    }

    private static List<X509CRL> lists(Path file) throws IOException {
        byte[] bytes = GuardedFile.readPublic(file, "crl_file");
        if (bytes.length > MOST_BYTES) {
            throw new RefusedFileException(
                    "crl_file: " + file + " has more than " + MOST_BYTES / 1024 + " KiB, which this box does not read");
        }
        List<X509CRL> lists = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] one : encoded(bytes)) {
                X509CRL list = (X509CRL) factory.generateCRL(new ByteArrayInputStream(one));
                if (list.getCriticalExtensionOIDs() != null
                        && !list.getCriticalExtensionOIDs().isEmpty()) {
                    throw new RefusedFileException("crl_file: " + file + " is a partial list, which is not read: "
                            + "it takes the authority's full one");
                }
                lists.add(list);
            }
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            throw new RefusedFileException("crl_file: a list in " + file + " is damaged");
        }
        if (lists.isEmpty()) {
            throw new RefusedFileException(
                    "crl_file: " + file + " is no list of revoked certificates: -----BEGIN X509 CRL----- is missing");
        }
        return List.copyOf(lists);
    }

    private static List<byte[]> encoded(byte[] bytes) {
        if (bytes.length > 0 && bytes[0] == DER_SEQUENCE) {
            return List.of(bytes);
        }
        return Pem.blocks(bytes).stream()
                .filter(block -> block.label().equals(LABEL))
                .map(Pem.Block::content)
                .toList();
    }

    /**
     * Holds a chain against the lists.
     *
     * @param chain as presented, already found good by itself
     * @param authorities whom else to ask for the key behind a list
     * @throws RevokedException where one of the chain is on a list, also on one that has ended
     */
    void check(X509Certificate[] chain, X509Certificate[] authorities) throws RevokedException {
        for (int i = 0; i < chain.length; i++) {
            for (X509CRL list : lists) {
                if (speaksFor(list, chain[i], Stream.concat(Arrays.stream(chain), Arrays.stream(authorities)))) {
                    refuse(list, chain[i]);
                    note(list, i == 0);
                }
            }
        }
    }

    /** Whether the list is by the certificate's issuer, and truly so. */
    private static boolean speaksFor(X509CRL list, X509Certificate certificate, Stream<X509Certificate> known) {
        return list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
                && known.filter(one -> one.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
                        .anyMatch(issuer -> hasSigned(issuer, list));
    }

    private static boolean hasSigned(X509Certificate issuer, X509CRL list) {
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && !usage[SIGNS_LISTS]) {
            return false;
        }
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException notByThis) {
            return false;
        }
    }

    private static void refuse(X509CRL list, X509Certificate certificate) throws RevokedException {
        X509CRLEntry entry = list.getRevokedCertificate(certificate);
        if (entry != null && entry.getRevocationReason() != CRLReason.REMOVE_FROM_CRL) {
            throw new RevokedException(certificate.getSubjectX500Principal().getName() + " was revoked on "
                    + entry.getRevocationDate().toInstant());
        }
    }

    private void note(X509CRL list, boolean ofTheBroker) {
        covered |= ofTheBroker;
        if (list.getNextUpdate() != null) {
            Instant end = list.getNextUpdate().toInstant();
            ends = Optional.of(ends.filter(other -> other.isBefore(end)).orElse(end));
        }
    }

    /** The handshake is over: the lists' room is given back. */
    void forget() {
        lists = List.of();
    }

    /**
     * What became of the check, after the handshake.
     *
     * @param epochMs wall time that can be trusted; empty where nobody knows it, and no list has ended then
     */
    Revocation became(Optional<Long> epochMs) {
        if (file.isEmpty()) {
            return Revocation.NONE;
        }
        if (unusable.isPresent()) {
            return new Revocation(
                    Revocation.State.UNUSABLE,
                    unusable.get() + ": the broker's certificate was not held against it, and the connection made");
        }
        if (!covered) {
            return new Revocation(
                    Revocation.State.FOREIGN,
                    "crl_file: no list in " + file.get() + " is by the authority of the broker's certificate, which "
                            + "was not held against it, and the connection made");
        }
        if (epochMs.isPresent() && ends.isPresent() && ends.get().toEpochMilli() < epochMs.get()) {
            return new Revocation(
                    Revocation.State.ENDED,
                    "crl_file: the list in " + file.get() + " was good until " + ends.get()
                            + ", what was revoked since is not known: have it renewed");
        }
        return Revocation.GOOD;
    }
}
