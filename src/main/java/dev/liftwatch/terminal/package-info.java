/**
 * A terminal to draw on: a screenful of characters with their styles, of which only changed rows are written, and how wide text is where a
 * Chinese character takes two columns; and the keys that are pressed there.
 *
 * <p>It knows nothing of lifts or of the story that is told on it. Called by {@code demo} and {@code cli}.
 */
package dev.liftwatch.terminal;
