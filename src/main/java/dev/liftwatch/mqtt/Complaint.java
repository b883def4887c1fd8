package dev.liftwatch.mqtt;

import java.io.IOException;

/** Something a broker does wrong. The message says it in words a technician can do something with. */
final class Complaint extends IOException {
    private static final long serialVersionUID = 1;

    Complaint(String message) {
        super(message);
    }
}
