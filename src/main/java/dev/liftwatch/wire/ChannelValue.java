package dev.liftwatch.wire;

import java.math.BigDecimal;

/**
 * What a frame says of one channel, as it stands on the wire.
 *
 * @param channel the channel's name
 * @param value its value, null where the sender says it is lost
 */
public record ChannelValue(String channel, BigDecimal value) {}
