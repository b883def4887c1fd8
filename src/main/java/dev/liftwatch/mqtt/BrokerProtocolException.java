package dev.liftwatch.mqtt;

import java.io.IOException;

/** Something a broker does wrong, for which its session is ended. The message tells a technician what it was. */
final class BrokerProtocolException extends IOException {
    private static final long serialVersionUID = 1;

    BrokerProtocolException(String message) {
        super(message);
    }
}
