/**
 * What a restart keeps: the saved judgement and the forms in which older versions saved it, where the clocks stood, what each signal was
 * wired to, and how many starts in a row have failed.
 *
 * <p>Nothing here judges, and nothing here knows platforms. A saved part that cannot be read costs what it held and never the start.
 * Called by {@code agent} at the start and by {@code commit} with every commit.
 */
package dev.liftwatch.resume;
