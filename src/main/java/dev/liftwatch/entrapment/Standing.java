package dev.liftwatch.entrapment;

import dev.liftwatch.signal.Signal;

/** How the wires that speak for a finding stand. */
interface Standing {
    /** Whether the signal is known and believed. */
    boolean speaks(Signal signal);

    /** How much stands against its wire, decibans; 0 where nothing does. */
    int against(Signal signal);

    /** Every wire is read, and nothing stands against any. */
    Standing CLEAR = new Standing() {
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
