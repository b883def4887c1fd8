/**
 * What happened to the people in a car and how it is told: the causes, the phases, the state of the one possible trapping, the decision
 * with its likelihood and its explanation as data.
 *
 * <p>It judges nothing: when a cause holds is decided in {@code entrapment}. No message and no wording. Pure. Made by {@code entrapment};
 * read by {@code report}, {@code compose}, {@code commit}, {@code blackbox} and {@code resume}.
 */
package dev.liftwatch.incident;
