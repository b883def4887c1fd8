package dev.liftwatch.link;

import java.util.List;

/** Makes shorter forms of a stored message, for a broker that does not take the whole. The same text gives the same forms. */
@FunctionalInterface
public interface Shortening {
    /** Nothing can be left out. */
    Shortening NONE = body -> List.of();

    /**
     * The shorter forms, each shorter than the one before, none where nothing can be left out.
     *
     * @param body the JSON text, ending in {@link Outgoing#FRESH_END}; so do the forms
     */
    List<String> forms(String body);
}
