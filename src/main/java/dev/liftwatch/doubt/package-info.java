/**
 * Which wire lies. A car that serves its landings is the witness: what its signals say of each other is counted against them by one table
 * of what is surprising, and whoever is convicted is named, left out of the picture, or read another way, until it behaves. What trapped
 * people would do as well as a bad wire counts for little until people are seen to leave.
 *
 * <p>It raises no alarm. Pure: time is an argument; it reads the pictures of {@code car}. {@code entrapment} drives it.
 */
package dev.liftwatch.doubt;
