package dev.liftwatch.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** The agent's side of one TLS connection: TLS 1.2 or 1.3, the broker's certificate and host name checked. */
public final class TlsClient {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    /**
     * Java keeps every session ticket that a server sends, without a bound, unless it is told to keep sessions for longer than the seven
     * days that a ticket may last (RFC 8446, 4.6.1), s. No session is resumed here.
     */
    private static final int KEEPS_NO_TICKET_S = 8 * 24 * 3600;

    private final TlsFiles files;
    private final Optional<Identity> identity;
    private final ShownIdentity shown;
    private final BrokerTrust trust;
    private final RevocationLists revoked;
    private boolean shaken;

    private TlsClient(TlsFiles files, Optional<Identity> identity, List<X509Certificate> authorities) {
        this.files = files;
        this.identity = identity;
        shown = new ShownIdentity(identity);
        revoked = RevocationLists.read(files.crl());
        trust = BrokerTrust.in(authorities, revoked);
    }

    /**
     * Reads the files, for one connection.
     *
     * @throws RefusedFileException where one of them cannot be used
     */
    public static TlsClient read(TlsFiles files) throws RefusedFileException {
        List<X509Certificate> authorities =
                files.ca().isPresent() ? Pem.certificates(files.ca().get(), "ca_file") : List.of();
        return new TlsClient(files, Identity.read(files), authorities);
    }

    /**
     * Shakes hands over a connected socket, which is closed with the one that is returned.
     *
     * @param host the name the broker's certificate has to carry
     * @throws IOException where it does not come about; {@link #refusal} has the words
     */
    public Socket over(Socket connected, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(connected, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (host.indexOf('_') >= 0) {
            // Java leaves such a name out by itself, and a broker of many customers would show the certificate of
            // another.
            parameters.setServerNames(List.of(new SNIHostName(host.getBytes(StandardCharsets.US_ASCII))));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        shaken = true;
        revoked.forget();
        return socket;
    }

    private SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {shown}, new TrustManager[] {trust}, null);
            context.getClientSessionContext().setSessionTimeout(KEEPS_NO_TICKET_S);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Java lacks TLS", impossible);
        }
    }

    /** What a failure of this connection means, where TLS has to do with it. */
    public Optional<String> refusal(Throwable failure) {
        return new TlsRefusal(files, trust, shown.asked(), shaken).words(failure);
    }

    /**
     * How far the broker's certificate was checked against lists of revoked ones; known after the handshake.
     *
     * @param epochMs wall time, empty where nobody knows it
     */
    public Revocation revocation(Optional<Long> epochMs) {
        return revoked.became(epochMs);
    }

    /** Until when the certificates in use are good; the broker's and its authority's are known after the handshake. */
    public List<CertificateTerm> terms() {
        List<CertificateTerm> terms = new ArrayList<>();
        identity.ifPresent(own -> terms.add(
                CertificateTerm.of("the client certificate", own.chain().getFirst())));
        trust.authority().ifPresent(authority -> terms.add(CertificateTerm.of("the authority in ca_file", authority)));
        trust.presented().stream()
                .findFirst()
                .ifPresent(broker -> terms.add(CertificateTerm.of("the broker's certificate", broker)));
        return terms;
    }
}
