/**
 * JSON text from and to plain trees and the judgement's state; the only importer of avaje-jsonb.
 *
 * <p>It knows none of their meanings, and reads and writes no file. Called by whoever writes or reads a message, a replay line or a saved
 * state.
 */
package dev.liftwatch.json;
