package dev.liftwatch.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Judges a broker's certificate as Java does, its host name included, and remembers what was presented. */
final class BrokerTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager judge;
    private final List<X509Certificate> authorities;
    private final RevocationLists revoked;
    private volatile List<X509Certificate> presented = List.of();

    private BrokerTrust(X509ExtendedTrustManager judge, List<X509Certificate> authorities, RevocationLists revoked) {
        this.judge = judge;
        this.revoked = revoked;
        this.authorities = List.copyOf(authorities);
    }

    /** The certificate is good and carries other names than the host's. */
    static final class OtherHostException extends CertificateException {
        private static final long serialVersionUID = 1;

        OtherHostException(CertificateException cause) {
            super(cause);
        }
    }

    /**
     * Trusts what these authorities have issued.
     *
     * @param authorities empty for those that Java trusts
     * @param revoked what of it not to trust any more
     */
    static BrokerTrust in(List<X509Certificate> authorities, RevocationLists revoked) {
        try {
            KeyStore store = null;
            if (!authorities.isEmpty()) {
                store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                for (int i = 0; i < authorities.size(); i++) {
                    store.setCertificateEntry("authority-" + i, authorities.get(i));
                }
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            X509ExtendedTrustManager judge = Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
            return new BrokerTrust(judge, authorities, revoked);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("certificates that were read cannot be trusted", impossible);
        }
    }

    /** What the broker has presented, its own certificate first; empty before. */
    List<X509Certificate> presented() {
        return presented;
    }

    /** Which of the configured authorities has issued what was presented. */
    Optional<X509Certificate> authority() {
        return authorities.stream()
                .filter(authority -> presented.stream()
                        .anyMatch(certificate ->
                                certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal())))
                .findFirst();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        presented = List.of(chain);
        try {
            judge.checkServerTrusted(chain, keyExchange, socket);
        } catch (CertificateException refused) {
            judge.checkServerTrusted(chain, keyExchange);
            throw new OtherHostException(refused);
        }
        revoked.check(
                chain,
                authorities.isEmpty() ? judge.getAcceptedIssuers() : authorities.toArray(X509Certificate[]::new));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("only sockets are used here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        throw new CertificateException("without a socket there is no host to check");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, keyExchange);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, keyExchange);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        throw new CertificateException("the agent has no clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
