package dev.liftwatch.duties;

import java.util.List;
import java.util.Map;

/** Something that the platforms are told besides what is judged. */
public sealed interface Notice {
    /**
     * A test alarm that goes the whole way to the platform and is answered there as an alarm is.
     *
     * @param incident its id
     * @param why {@code scheduled}, or {@code requested}
     * @param uplinks the platforms that it goes to
     */
    record SelfTest(String incident, String why, List<String> uplinks) implements Notice {}

    /**
     * The way to a platform has failed, or works again.
     *
     * @param fault which
     * @param transition what has become of it
     * @param details what is known of it besides, by the names of fields in messages
     */
    record UplinkFaultChanged(UplinkFault fault, UplinkFault.Transition transition, Map<String, Object> details)
            implements Notice {
        public UplinkFaultChanged {
            details = Map.copyOf(details);
        }

        /** Nothing is known besides. */
        public UplinkFaultChanged(UplinkFault fault, UplinkFault.Transition transition) {
            this(fault, transition, Map.of());
        }

        /** Whether it has begun; else it has ended. */
        public boolean open() {
            return transition == UplinkFault.Transition.BEGUN;
        }
    }

    /**
     * A technician's visit has begun or ended.
     *
     * @param maintenance which
     * @param open whether it has begun; else it has ended
     * @param by who said so, null where its time was up
     * @param uplink the platform over which it was said, null where it was said at the box or its time was up
     */
    record MaintenanceChanged(Maintenance maintenance, boolean open, String by, String uplink) implements Notice {}

    /**
     * The lift is live: alarms of trapped people go to the platforms from now on.
     *
     * @param why why it is
     * @param by who said so, null where the time was up
     * @param wires what was proven
     * @param skipped the wires that were left out, each with the reason
     * @param wasLive whether it was live before
     */
    record Commissioned(
            Commissioning.End why, String by, Commissioning.Wires wires, Map<String, String> skipped, boolean wasLive)
            implements Notice {
        public Commissioned {
            skipped = Map.copyOf(skipped);
        }
    }

    /**
     * A warning of a platform has come, or its time is over.
     *
     * @param advisory which
     * @param open whether it has come; else it is over
     */
    record AdvisoryChanged(Advisory advisory, boolean open) implements Notice {}

    /**
     * A saved judgement with which the agent failed was set aside, or that is no longer news.
     *
     * @param discard which
     * @param open whether it has just been set aside; else it is shown no more
     */
    record StateDiscarded(StateDiscard discard, boolean open) implements Notice {}

    /**
     * The clock is right now: stamps of a start that were marked as unsynced are to be read with this added.
     *
     * @param boot the id of the start
     * @param sinceBootMs how long ago that start began, ms: more than any of its messages can say
     * @param fromMs those of its stamps are meant that were made so long after its beginning or later, ms
     * @param offsetMs ms, of either sign
     */
    record TimeCorrected(String boot, long sinceBootMs, long fromMs, long offsetMs) implements Notice {}

    /**
     * What the lift did in an hour or a day.
     *
     * @param period {@code hour} or {@code day}
     * @param fromMs its beginning on the wall clock, ms since 1970
     * @param toMs its end
     * @param counters by name
     */
    record Usage(String period, long fromMs, long toMs, Map<String, Double> counters) implements Notice {}
}
