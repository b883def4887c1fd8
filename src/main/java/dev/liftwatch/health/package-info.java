/**
 * How the agent does, for whoever looks on: answers made from one immutable snapshot that the loop leaves behind.
 *
 * <p>Nothing here changes anything, and nothing on the way from a sensor to a platform may import it: a fault in looking must not reach
 * the judgement. The loop in {@code agent} makes the snapshots; the control thread and the service manager ask for the answers.
 */
package dev.liftwatch.health;
