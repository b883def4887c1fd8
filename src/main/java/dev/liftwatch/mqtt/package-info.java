/**
 * MQTT 3.1.1 through Eclipse Paho, of which this is the only importer: carries out the orders of {@code link} and tells what happens.
 *
 * <p>It decides nothing. Its thread is handed in by {@code agent}; Paho's callbacks only enqueue. Called by {@code uplink}, {@code
 * receiver} and {@code agent}.
 */
package dev.liftwatch.mqtt;
