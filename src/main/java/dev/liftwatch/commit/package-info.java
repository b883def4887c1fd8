/**
 * Puts decisions on record before anybody hears of them: message, number and saved state in one transaction; only then do the uplinks get
 * them.
 *
 * <p>It decides nothing and carries no request out. Everything here runs on the loop thread. Called by the loop in {@code agent} and by
 * {@code requests}.
 */
package dev.liftwatch.commit;
