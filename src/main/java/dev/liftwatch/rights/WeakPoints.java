package dev.liftwatch.rights;

import java.math.BigInteger;
import java.security.interfaces.EdECPublicKey;
import java.util.Set;

/** Points of Ed25519 that are keys in form only: one signature fits them whatever is signed, such as the key of zeros alone. */
final class WeakPoints {
    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** The y of a point of order eight; the other such points have it, or its negative. */
    private static final BigInteger ORDER_EIGHT =
            new BigInteger("2707385501144840649318225287225658788936804267575313519463743609750303402022");

    private static final Set<BigInteger> HEIGHTS = Set.of(
            BigInteger.ZERO, BigInteger.ONE, PRIME.subtract(BigInteger.ONE), ORDER_EIGHT, PRIME.subtract(ORDER_EIGHT));

    private WeakPoints() {}

    static boolean contain(EdECPublicKey key) {
        return HEIGHTS.contains(key.getPoint().getY().mod(PRIME));
    }
}
