/**
 * The composition root: which command runs what, the threads, the loop that owns the judgement and the outbox, and how
 * the parts are wired. Everything may be imported here; nothing imports this.
 */
package dev.liftwatch.agent;
