package dev.liftwatch.rights;

import dev.liftwatch.json.CanonicalJson;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.report.Command;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A platform that signs its requests. */
public final class Signer {
    private final String id;
    private final KeyPair pair;

    public Signer(String id) throws GeneralSecurityException {
        this.id = id;
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /** Its public key, as it stands in the configuration. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /** Its key, for these commands. */
    public RequestKey key(Set<Command> commands) {
        return new RequestKey(id, publicKey(), commands);
    }

    /** The request with the name of its key and its signature. */
    public String sign(Map<String, Object> request) throws GeneralSecurityException, JsonException {
        Map<String, Object> signed = new LinkedHashMap<>(request);
        signed.put("key", id);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(CanonicalJson.write(signed).getBytes(StandardCharsets.UTF_8));
        signed.put("signature", Base64.getEncoder().encodeToString(signature.sign()));
        return JsonText.write(signed);
    }
}
