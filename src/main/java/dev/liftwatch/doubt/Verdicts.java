package dev.liftwatch.doubt;

import dev.liftwatch.signal.Signal;

/** What the checks find. */
interface Verdicts {
    /** Something was seen that is surprising of a wire in order; enough of it convicts the wire of that fault. */
    void charge(Signal signal, SignalFault fault, Surprise surprise);

    /** The signal behaved where it could have been surprising: nothing stands against it in that matter any more. */
    void clear(Signal signal, Surprise.Matter matter);

    /** The signal is not to be believed, by one sight. Saying the same again changes nothing. */
    void distrust(Signal signal, SignalFault fault);

    /** What was found with the signal under that fault holds no more. */
    void trust(Signal signal, SignalFault fault);
}
