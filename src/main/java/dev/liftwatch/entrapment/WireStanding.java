package dev.liftwatch.entrapment;

import dev.liftwatch.signal.Signal;

/** How the wires that speak for a finding stand. */
interface WireStanding {
    /** Whether the signal is known and believed. */
    boolean speaks(Signal signal);

    /** How much stands against its wire, decibans; 0 where nothing does. */
    int against(Signal signal);

    /** Every wire is read, and nothing stands against any. */
    WireStanding CLEAR = new WireStanding() {
        @Override
        public boolean speaks(Signal signal) {
            return true;
        }

        @Override
        public int against(Signal signal) {
            return 0;
        }
    };
}
