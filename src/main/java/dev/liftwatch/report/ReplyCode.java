package dev.liftwatch.report;

import dev.liftwatch.text.Coded;

/** What became of a request, for programs; {@code error} says it for people. */
public enum ReplyCode implements Coded {
    /** It was carried out. */
    OK,
    /** A field is missing or wrong. */
    BAD_FIELD,
    /** No such message waits for an answer. */
    UNKNOWN_MESSAGE,
    /** No such incident is open. */
    UNKNOWN_INCIDENT,
    /** What it was to end does not go on. */
    CLOSED,
    /** This platform may not ask for it, or it is not signed as it has to be. */
    NOT_ALLOWED,
    /** It was asked for too long ago, or in the future. */
    STALE,
    /** Too many requests: ask again after {@code retry_s}. */
    BUSY,
    /** Retained requests are not taken. */
    RETAINED;
}
