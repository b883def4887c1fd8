/**
 * Texts as they may be shown: what comes from outside is made harmless here before it meets a log, a terminal or a report.
 * Also the codes by which messages and files name the constants of an enum.
 *
 * <p>It words nothing itself. Pure; every package may call it, and it knows none of them.
 */
package dev.liftwatch.text;
