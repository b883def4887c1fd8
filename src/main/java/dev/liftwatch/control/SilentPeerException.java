package dev.liftwatch.control;

import java.io.IOException;

/** The other end says nothing. */
final class SilentPeerException extends IOException {
    private static final long serialVersionUID = 1;

    SilentPeerException(String message) {
        super(message);
    }
}
