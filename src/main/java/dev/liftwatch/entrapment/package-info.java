/**
 * Whether people are trapped: presence evidence, the table of causes with their times, the life of an incident from
 * suspicion to close, and the explanation in words. Pure; the live agent and replay run this same code.
 */
package dev.liftwatch.entrapment;
