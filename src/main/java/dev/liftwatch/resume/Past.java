package dev.liftwatch.resume;

/**
 * What an agent goes on from.
 *
 * @param agentState what was saved
 * @param text the same as it stands in the store, empty where nothing does
 * @param resumption where ticks go on
 * @param starts how the starts before this one ended
 */
public record Past(SavedAgentState agentState, String text, Resumption resumption, FailedStarts starts) {}
