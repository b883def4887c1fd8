/**
 * The picture of one lift car, with the age of every part of it: doors, zone, motion, sealed period, mains and service modes. It says what
 * is so and since when.
 *
 * <p>It judges nothing. Pure: time is an argument. {@code doubt}, {@code fault} and {@code entrapment} read the picture.
 */
package dev.liftwatch.car;
