/**
 * What an agent owes its platforms besides the judgement: proof that an alarm gets through, a word when one is not answered, warnings that
 * were sent to it, the technician's visit, counters of use.
 *
 * <p>It sends nothing and words nothing. Pure: it is told the time and what happened, and answers what is to be said. Called by {@code
 * requests} and {@code commit}; {@code report} makes messages of its notices.
 */
package dev.liftwatch.duties;
