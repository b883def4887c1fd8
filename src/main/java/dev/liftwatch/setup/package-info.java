/**
 * Sets up a lift: what is connected to the box, what has to be asked, and what is written of the answers.
 *
 * <p>Questions, floors and the written text are pure: answers in, values out. {@link dev.liftwatch.setup.LineSearch} listens to serial ports and
 * sends nothing unless somebody has said that the bus is the agent's own. The room knows no terminal, no picocli and no service manager.
 * Called by the command {@code setup} and, for the search, by the composition root, which hands in threads and openers.
 */
package dev.liftwatch.setup;
