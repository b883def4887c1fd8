/**
 * When to connect, what to send, how long to wait, when to try again: the policy of one uplink as a pure state machine, and the port
 * through which a broker is reached.
 *
 * <p>No clock, no thread, no random number of its own, and no MQTT client. {@code uplink} and {@code receiver} drive it, {@code mqtt}
 * carries its orders out.
 */
package dev.liftwatch.link;
