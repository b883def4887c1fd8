/**
 * What platforms and people at the box ask of the agent, and what they are answered; also what is due to the platforms besides the
 * judgement, since both go on record the same way.
 *
 * <p>Who may ask for what is decided in {@code rights}, what is owed in {@code duties}. No topic is subscribed here and no socket opened.
 * Called by the loop in {@code agent}; {@code control} hands on what is asked at the box.
 */
package dev.liftwatch.requests;
