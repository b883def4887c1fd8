package dev.liftwatch.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import dev.liftwatch.linux.GpioEdge;

/**
 * One input of a bank. Its state is that of its last edge, or of the level read that corrected it, and unknown before the first
 * level read and after it was shut down.
 */
final class ChipInput extends DigitalInputBase {
    private volatile DigitalState state = DigitalState.UNKNOWN;

    ChipInput(DigitalInputProvider provider, DigitalInputConfig config) {
        super(provider, config);
    }

    @Override
    public DigitalState state() {
        return state;
    }

    /** The kernel saw an edge: every listener is told of every one, also where the state is the same, since one was lost then. */
    void tell(GpioEdge edge) {
        state = DigitalState.getState(edge.rising());
        dispatch(new EdgeEvent(this, state, edge));
    }

    /** The level was read; listeners are told where it differs from a state that was known. */
    void read(boolean high) {
        DigitalState before = state;
        state = DigitalState.getState(high);
        if (before != DigitalState.UNKNOWN && before != state) {
            dispatch(new DigitalStateChangeEvent<DigitalInput>(this, state));
        }
    }

    @Override
    public DigitalInput shutdownInternal(Context context) {
        state = DigitalState.UNKNOWN;
        return super.shutdownInternal(context);
    }
}
