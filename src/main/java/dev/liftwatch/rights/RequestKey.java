package dev.liftwatch.rights;

import dev.liftwatch.report.Command;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * A key by which a platform signs its requests, {@code [[uplink.keys]]}.
 *
 * @param id its name in requests
 * @param publicKey Ed25519, the Base64 of its SubjectPublicKeyInfo: what {@code openssl pkey -pubout} prints between its two lines
 * @param commands what it may sign
 */
public record RequestKey(String id, String publicKey, Set<Command> commands) {
    private static final String ALGORITHM = "Ed25519";

    /** So long is a signature, bytes. */
    private static final int SIGNATURE_LENGTH = 64;

    public RequestKey {
        commands = Set.copyOf(commands);
    }

    /** The text where it is a public key of Ed25519. */
    public static Optional<String> read(String text) {
        return key(text).map(_ -> text);
    }

    private static Optional<PublicKey> key(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
            boolean usable = key instanceof EdECPublicKey point && !WeakPoints.contain(point);
            return usable ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException | GeneralSecurityException noKey) {
            return Optional.empty();
        }
    }

    /** Whether {@code signature}, in Base64, is that of this key over {@code signed}. */
    boolean fits(byte[] signed, String signature) {
        try {
            byte[] bytes = Base64.getDecoder().decode(signature);
            if (bytes.length != SIGNATURE_LENGTH) {
                return false;
            }
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key(publicKey).orElseThrow());
            check.update(signed);
            return check.verify(bytes);
        } catch (IllegalArgumentException | GeneralSecurityException none) {
            return false;
        }
    }
}
