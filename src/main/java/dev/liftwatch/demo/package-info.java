/**
 * The demo: a simulated lift at one end of a line and the real agent at the other, its own broker, of which this is the only importer
 * (moquette), and the story told from what came over MQTT.
 *
 * <p>It makes no thread, and nothing of it outlives the process. The agent, threads and ids are handed in by {@code agent}, which calls it
 * for the command {@code demo}.
 */
package dev.liftwatch.demo;
