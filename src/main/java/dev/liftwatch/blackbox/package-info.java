/**
 * The trace: what the signals said, row by row, in a file a spreadsheet opens; and replay, which feeds it to the same
 * judgement that runs live. Called by the commands; it decides nothing itself.
 */
package dev.liftwatch.blackbox;
