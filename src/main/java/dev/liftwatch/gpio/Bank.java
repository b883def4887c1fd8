package dev.liftwatch.gpio;

import dev.liftwatch.linux.GpioEdge;
import dev.liftwatch.linux.GpioException;
import java.util.List;

/** The one request that holds all inputs of a chip. Used by its reader's thread alone, except {@link #wake}. */
public interface Bank extends AutoCloseable {
    /** What people call the chip. */
    String chip();

    /** The number on the chip of an input, which is counted from 0 in the order of the settings. */
    int offset(int input);

    /**
     * The levels now, the first input as the lowest bit.
     *
     * @throws GpioException where the chip is gone
     */
    long levels() throws GpioException;

    /**
     * Waits for edges, and returns those that have come, oldest first and a bounded number of them.
     *
     * @param atMostMs how long it waits, real milliseconds
     * @throws GpioException where the chip is gone
     */
    List<GpioEdge> await(int atMostMs) throws GpioException;

    /** Lets {@link #await} return at once, now and ever after. Any thread may ask, also after the bank was closed. */
    void wake();

    @Override
    void close();

    /** Opens a chip and takes its inputs. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens it now.
         *
         * @throws GpioException where it cannot be opened; the message says why and what to try
         */
        Bank open(GpioSettings settings) throws GpioException;
    }
}
