/**
 * JSON text from and to plain trees and the judgement's state; the only importer of avaje-jsonb. Called by whoever writes
 * or reads a message, a replay line or a saved state; it knows none of their meanings.
 */
package dev.liftwatch.json;
