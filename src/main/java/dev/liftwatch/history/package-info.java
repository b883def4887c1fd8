/**
 * What happened at a lift, for people: entries of the logbook in the reader's language, and the report of one incident from the logbook
 * and the black box.
 *
 * <p>It makes texts of what is handed in and reads no clock; what others have written is made harmless before it is shown. Called by {@code
 * console} and {@code cli}. It judges nothing.
 */
package dev.liftwatch.history;
