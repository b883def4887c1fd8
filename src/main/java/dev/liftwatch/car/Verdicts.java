package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;

/** What the checks find. Saying the same again changes nothing. */
interface Verdicts {
    /** The signal is not to be believed. */
    void distrust(Signal signal, SignalFault fault);

    /** What was found with the signal under that fault holds no more. */
    void trust(Signal signal, SignalFault fault);
}
