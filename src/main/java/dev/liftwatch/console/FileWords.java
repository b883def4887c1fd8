package dev.liftwatch.console;

import dev.liftwatch.file.RefusedFileKindException;
import dev.liftwatch.text.Printable;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be used, in the language of the user, with what to do where there is something. */
public final class FileWords {
    private static final int LONGEST = 500;

    private FileWords() {}

    /** The reason, as the end of a sentence that names the file. */
    public static String why(Exception failure) {
        return switch (failure) {
            case RefusedFileKindException refused ->
                Words.of("file.is-" + refused.kind().code());
            case NoSuchFileException _ -> Words.of("file.is-missing");
            case AccessDeniedException _ -> Words.of("file.is-denied");
            case CharacterCodingException _ -> Words.of("file.is-no-text");
            // The name of the file stands in the sentence already.
            case FileSystemException system when system.getReason() != null -> reason(system.getReason());
            default -> reason(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        };
    }

    /** What somebody below says in English, such as why a platform is not reached, in the language of the user. */
    public static String reason(String english) {
        return Reasons.of(Printable.text(english, LONGEST));
    }
}
