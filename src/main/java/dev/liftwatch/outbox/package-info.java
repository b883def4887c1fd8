/**
 * The durable store of one lift: messages until they are delivered, the judgement's state, requests that were applied. The
 * only importer of SQLite. Owned by the loop thread; what it has committed survives a kill and a power cut.
 */
package dev.liftwatch.outbox;
