package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.Words;
import dev.liftwatch.file.RefusedFileKindException;
import dev.liftwatch.text.Printable;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be used, in the language of the user, with what to do where there is something. */
final class FileWords {
    private static final int LONGEST = 500;

    private FileWords() {}

    static String why(Exception failure) {
        return switch (failure) {
            case RefusedFileKindException refused ->
                Words.of("file.is-" + refused.kind().code());
            case NoSuchFileException _ -> Words.of("file.is-missing");
            case AccessDeniedException _ -> Words.of("file.is-denied");
            case CharacterCodingException _ -> Words.of("file.is-no-text");
            default ->
                Printable.text(failure.getMessage() == null ? failure.toString() : failure.getMessage(), LONGEST);
        };
    }
}
