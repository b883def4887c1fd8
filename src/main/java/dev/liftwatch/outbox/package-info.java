/**
 * The durable store of one lift: messages until they are delivered, the judgement's state, requests that were applied. The only importer
 * of SQLite.
 *
 * <p>It words no message and reads none. Owned by the loop thread; what it has committed survives a kill and a power cut. Called by {@code
 * commit}, {@code uplink}, {@code requests} and {@code agent}.
 */
package dev.liftwatch.outbox;
