/**
 * One simulated lift or one scripted life whose truth is known, and the judgement held against it: what should have been raised, what was,
 * and whether that is good.
 *
 * <p>It makes no thread and prints nothing. It knows the simulated lift and the judgement, which know nothing of each other. Called by
 * {@code campaign} and by {@code cli}, which plans and writes recordings.
 */
package dev.liftwatch.trial;
