/**
 * Whether anybody is in the car, as far as its sensors can tell: one watch for each kind of sensor, how strong the evidence is, and which
 * presses of the alarm button are believed.
 *
 * <p>It knows no cause and raises nothing. Pure: time is an argument; it reads the pictures of {@code car}. {@code entrapment} drives it.
 */
package dev.liftwatch.evidence;
