package dev.liftwatch.config;

/** What a device.toml is read for. */
enum Purpose {
    /** The live agent: everything must be something this version serves. */
    RUN,
    /** Replay and simulation: where signals come from and where messages go does not matter. */
    REPLAY
}
