package dev.liftwatch.gpio;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import dev.liftwatch.linux.GpioEdge;

/** A change of state that the kernel saw, with the kernel's time and number of it. */
final class EdgeEvent extends DigitalStateChangeEvent<DigitalInput> {
    private final GpioEdge edge;

    EdgeEvent(DigitalInput source, DigitalState state, GpioEdge edge) {
        super(source, state);
        this.edge = edge;
    }

    GpioEdge edge() {
        return edge;
    }
}
