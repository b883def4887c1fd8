/**
 * The trace: what the signals said, row by row, in a file a spreadsheet opens; its recorder; and replay, which feeds it to the same
 * judgement that runs live.
 *
 * <p>It decides nothing and knows no platform. The recorder only enqueues on the loop thread; a slow card never keeps the judgement
 * waiting. Called by {@code commit} and {@code agent} to record, and by {@code cli} to read.
 */
package dev.liftwatch.blackbox;
