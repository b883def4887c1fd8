package dev.liftwatch.tls;

/**
 * How far a broker's certificate was checked against the lists of revoked certificates in {@code crl_file}.
 *
 * @param state what became of it
 * @param words the same for a technician, in English; empty where there is nothing to tell
 */
public record Revocation(State state, String words) {
    /** No list is configured, or there is no TLS. */
    public static final Revocation NONE = new Revocation(State.NONE, "");

    static final Revocation GOOD = new Revocation(State.GOOD, "");

    /** What became of the check. */
    public enum State {
        /** No list is configured, or there is no TLS. */
        NONE("none"),
        /** A list of the certificate's own authority was read and is current. */
        GOOD("good"),
        /** The list's own end is past: what was revoked since is not known. What it names is refused all the same. */
        ENDED("ended"),
        /** The file is missing, damaged, too large or of a kind that is not read: nothing was checked. */
        UNUSABLE("unusable"),
        /** No list in the file is by the authority of the broker's certificate: nothing was checked. */
        FOREIGN("foreign");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As {@code status} has it. */
        public String code() {
            return code;
        }
    }
}
