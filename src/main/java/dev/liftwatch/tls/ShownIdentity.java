package dev.liftwatch.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Shows the one identity there is to whoever asks, whatever authorities the broker names, so that a broker that does not
 * like it says so; and remembers that it was asked.
 */
final class ShownIdentity extends X509ExtendedKeyManager {
    private static final String ALIAS = "client";

    private final Optional<Identity> identity;
    private volatile boolean asked;

    ShownIdentity(Optional<Identity> identity) {
        this.identity = identity;
    }

    /** Whether the broker has asked for a client certificate. */
    boolean asked() {
        return asked;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        asked = true;
        return identity.isPresent() && suits(identity.get().key().getAlgorithm(), keyTypes) ? ALIAS : null;
    }

    private static boolean suits(String algorithm, String[] keyTypes) {
        for (String type : keyTypes) {
            boolean edwards = algorithm.equals("EdDSA") && type.startsWith("Ed");
            if (edwards || type.equals(algorithm)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return identity.isPresent() ? new String[] {ALIAS} : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return identity.map(shown -> shown.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identity.map(Identity::key).orElse(null);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
