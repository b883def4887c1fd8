/**
 * The composition root: it makes the parts, wires them, and owns every thread, the loop above all.
 *
 * <p>It decides nothing about lifts or messages and words nothing for people; each of that has its room. It may import every other room,
 * and no room imports it. Only the launcher calls it.
 */
package dev.liftwatch.agent;
