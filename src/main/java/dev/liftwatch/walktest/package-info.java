/**
 * The walk test: what an installer is asked to do at a lift, and what each wire must have shown for it. It names a wire that is inverted,
 * exchanged, loose or dead.
 *
 * <p>Pure: readings and the moments of the steps come in, verdicts come out. Called by the loop in {@code agent}, which feeds it, and by
 * what shows its verdicts.
 */
package dev.liftwatch.walktest;
