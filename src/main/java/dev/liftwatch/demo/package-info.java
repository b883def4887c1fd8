/**
 * The demo: its broker, of which this is the only importer (moquette), the lift's script, the story told from what came over
 * MQTT, and the picture in the terminal. It makes no thread and asks no clock: {@code agent} hands in time, messages and
 * the terminal, and calls it.
 */
package dev.liftwatch.demo;
