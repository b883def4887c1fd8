/**
 * One frame of the live screen: what is wrong, the car in its shaft, and the last minutes, drawn for a screen of any size.
 *
 * <p>A pure function of what agents have answered. It asks nobody, reads no key and writes nothing. Called by {@code cli}.
 */
package dev.liftwatch.frame;
