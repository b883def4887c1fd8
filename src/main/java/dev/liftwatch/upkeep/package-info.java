/**
 * What an agent owes its platforms besides the judgement: proof that an alarm gets through, a word when one is not answered, warnings
 * that were sent to it, the technician's visit, counters of use. Pure: it is told the time and what happened, and answers what is to be
 * said. Called by the loop in {@code agent}; {@code report} makes messages of its notices.
 */
package dev.liftwatch.upkeep;
