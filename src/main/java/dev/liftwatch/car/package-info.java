/**
 * The picture of one lift car, with the age of every part of it: doors, zone, motion, sealed period, mains and service
 * modes. It says what is so and since when, and judges nothing. Pure; {@code entrapment} reads it.
 */
package dev.liftwatch.car;
