/**
 * What platforms and people at the box ask of the agent, and what they are answered; also what is due to the platforms besides the
 * judgement, since both go on record the same way.
 *
 * <p>Which platform may ask for what is decided in {@code rights}, what is owed in {@code duties}. It subscribes to no topic and opens no socket.
 * Called by the loop in {@code agent}; {@code control} hands on what is asked at the box.
 */
package dev.liftwatch.requests;
