package dev.liftwatch.tls;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The password of a key or a keystore, with the file it comes from. Never printed. */
final class KeyPassword {
    private final Path file;
    private final String text;

    private KeyPassword(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The first line of a file. */
    static KeyPassword read(Path file) throws RefusedFileException {
        String first = new String(GuardedFile.readSecret(file, "key_password_file"), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("");
        if (first.isEmpty()) {
            throw new RefusedFileException("key_password_file: " + file + " has no password on its first line");
        }
        return new KeyPassword(file, first);
    }

    char[] characters() {
        return text.toCharArray();
    }

    /** That this is not the password of {@code locked}. */
    String doesNotOpen(Path locked) {
        return "key_password_file: the password in " + file + " does not open " + locked;
    }

    @Override
    public String toString() {
        return "KeyPassword[" + file + "]";
    }
}
