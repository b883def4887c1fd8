package dev.liftwatch.tls;

import java.io.IOException;

/** A file that cannot be used. The message is a sentence for a technician and holds nothing of the file's content. */
public final class RefusedFileException extends IOException {
    private static final long serialVersionUID = 1;

    public RefusedFileException(String message) {
        super(message);
    }
}
