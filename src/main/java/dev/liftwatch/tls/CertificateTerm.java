package dev.liftwatch.tls;

import java.security.cert.X509Certificate;

/**
 * Until when a certificate is good.
 *
 * @param whose as a technician calls it, e.g. {@code the client certificate}
 * @param subject whom it names
 * @param endsEpochMs its last moment, ms since 1970 by the wall clock
 */
public record CertificateTerm(String whose, String subject, long endsEpochMs) {
    private static final long DAY_MS = 24L * 60 * 60 * 1000;

    static CertificateTerm of(String whose, X509Certificate certificate) {
        return new CertificateTerm(
                whose,
                certificate.getSubjectX500Principal().getName(),
                certificate.getNotAfter().toInstant().toEpochMilli());
    }

    /** How many whole days are left at that wall time; negative once it has ended. */
    public long daysLeft(long epochMs) {
        return Math.floorDiv(endsEpochMs - epochMs, DAY_MS);
    }
}
