/**
 * MQTT 3.1.1 through Eclipse Paho, of which this is the only importer: carries out the orders of {@code link} and tells
 * what happens, and decides nothing. Its thread is handed in by {@code agent}; Paho's callbacks only enqueue.
 */
package dev.liftwatch.mqtt;
