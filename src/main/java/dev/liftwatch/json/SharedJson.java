package dev.liftwatch.json;

import io.avaje.jsonb.Jsonb;

/**
 * The library's one instance. It finds its parts in a list that two threads must not go through at the same time, and at the
 * start of an agent several want it at once; a class is made by one thread while the others wait.
 */
final class SharedJson {
    /** What is unknown is written as null, never left out. */
    static final Jsonb JSON =
            Jsonb.builder().serializeNulls(true).serializeEmpty(true).build();

    private SharedJson() {}
}
