package dev.liftwatch.detection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every threshold of the judgement, settable under {@code [detection]} in device.toml by its {@link #key()}. All are whole
 * numbers; the end of the name is the unit. The bounds keep a slip of the pen from silencing the agent or making it cry wolf.
 */
public enum Setting {
    OUTSIDE_SUSPECT_S(30, 5, 600, "stopped outside every door zone with evidence: suspected after"),
    OUTSIDE_RAISE_S(60, 10, 1800, "stopped outside every door zone with evidence: raised after"),
    OUTSIDE_MAINS_LOST_RAISE_S(90, 10, 1800, "the same with the mains lost, so that a rescue device has its time"),
    OUTSIDE_UNKNOWN_RAISE_S(120, 10, 3600, "the same without a presence sensor or with presence unknown"),
    INSIDE_SUSPECT_S(45, 5, 1800, "doors not opening after a ride: suspected after this time in the door zone"),
    INSIDE_RAISE_S(90, 10, 3600, "doors not opening after a ride: raised after this time in the door zone"),
    STALLED_S(
            5,
            2,
            120,
            "the drive on without travel for this long is stalled: suspected at once, raised as stopped outside"),
    PRYING_SUSPECT_S(5, 1, 120, "doors not closed outside every door zone: suspected after, raised as stopped outside"),
    BOARDED_SUSPECT_S(90, 10, 1800, "people in a car that has not left: suspected after"),
    BOARDED_RAISE_S(180, 10, 3600, "people in a car that has not left: raised after"),
    BOARDED_MAINS_LOST_RAISE_S(90, 10, 3600, "the same with the mains lost"),
    BLIND_SUSPECT_S(30, 5, 1800, "place or doors lost with people in the closed car: suspected after"),
    BLIND_RAISE_S(
            120,
            10,
            3600,
            "the same: raised after this, or the longest run of this lift and 30 s where that is longer"),
    CLOSED_TOO_LONG_S(600, 60, 7200, "people in a car that has not been open for this long, moving or not: raised"),
    CLOSED_TOO_LONG_SEEN_S(180, 10, 3600, "for that, somebody must have been seen within this time"),
    BUTTON_HOLD_S(3, 1, 30, "an alarm button press counts once it was held for"),
    BUTTON_IN_ZONE_S(10, 1, 120, "a press in a door zone waits this long for the doors to open"),
    BUTTON_INSIST_S(30, 5, 300, "a press held this long alarms at once"),
    SEEN_EMPTY_PIR_S(75, 30, 600, "silent standing after which a sensor has seen the car empty at its next departure"),
    SEEN_EMPTY_RADAR_S(10, 3, 120, "silence during a ride after which radar or camera has seen the car empty"),
    PASSABLE_OPENING_S(1, 0, 30, "the doors must stay open this long to be a way out"),
    PASSABLE_AJAR_S(5, 1, 60, "where no door-open contact is wired: not closed this long is a way out"),
    // What follows is of incidents without trapped people: they call a technician, so they take their time to be sure.
    EMPTY_OUTSIDE_S(60, 10, 3600, "an empty car stopped outside every door zone: raised after"),
    /** Motor run-time limiters of controllers wait for at least this (general knowledge of the field, not looked up). */
    STALL_RAISE_S(20, 5, 600, "the drive on without travel, or its fault output: raised after (the output after 1 s)"),
    /** Self-correction runs creep to the nearest landing at 0.1-0.25 m/s, which takes half a minute to a minute. */
    RUN_TIME_MARGIN_S(60, 5, 600, "the drive on for longer than the longest run of this lift and this: raised"),
    /** A controller gives its door as long, and three tries (STEP's manual). */
    DOOR_OPEN_FAILURE_S(15, 5, 300, "the doors have left closed and not reached open: raised after"),
    DOOR_OPEN_TRIES(3, 2, 20, "or after this many tries that ended closed again"),
    /** Doors take 2-4 s; those that are pushed back reopen fully. */
    DOOR_CLOSE_FAILURE_S(
            30, 5, 600, "the doors have left open and reached neither closed nor open again: raised after"),
    /** A rush at a lobby reopens the doors a few times. */
    DOOR_CYCLING_TIMES(10, 3, 100, "the doors have reopened this often at one landing: raised"),
    /** Removals and cleaners take a while; where a lift parks with open doors, a day. */
    DOOR_HELD_OPEN_S(1800, 60, 86_400, "the doors not closed at a landing: raised after"),
    /** A contact that bounces stops a lift within this time. */
    MOVING_DOOR_OPEN_S(2, 1, 30, "the car travels outside every door zone with doors not closed: raised after"),
    UNINTENDED_MOVEMENT_S(1, 0, 10, "the car has left a door zone from standing with open doors: raised after"),
    OVERTRAVEL_S(1, 0, 30, "a final limit switch is operated: raised after"),
    /** Speed governors act at some 115 % (general knowledge of the field, not looked up), and rated speeds are rounded. */
    OVERSPEED_PERCENT(120, 105, 200, "faster than this share of the rated speed"),
    OVERSPEED_S(1, 0, 30, "that fast: raised after"),
    EMERGENCY_STOP_S(1, 0, 30, "the safety chain opened in motion and stays open: raised after"),
    /** Dips and the switch-over to a second supply pass. */
    MAINS_LOST_S(10, 1, 600, "the lift has no mains: raised after"),
    /** Levelling is kept within 20 mm (EN 81-20 5.12.1.1.4 as cited by GMV); the rest is what floor tables are off by. */
    LEVELLING_MM(30, 5, 200, "a stop is off its landing by more than this"),
    LEVELLING_STOPS(5, 2, 50, "this many stops in a row off by more: raised; as many good ones: closed"),
    SIGNAL_LOST_S(60, 10, 3600, "a wired signal is unknown: raised after"),
    /** Children and handbags lean on buttons. */
    BUTTON_STUCK_S(300, 10, 7200, "an alarm button that is pressed and not believed is stuck: raised after"),
    /** Chatterers are tried again after ten minutes at most, and found again within a few. */
    SIGNAL_BELIEVED_S(
            900, 0, 86_400, "a signal that was not believed is in order again once it is believed for this long"),
    INSPECTION_TOO_LONG_S(28_800, 600, 604_800, "inspection operation: raised after"),
    BOX_ON_BATTERY_S(30, 0, 3600, "the box runs on its battery: raised after"),
    BOX_BATTERY_LOW_S(10, 0, 3600, "the battery of the box is low: raised after"),
    CLOCK_UNSET_S(600, 60, 86_400, "the clock of the box is not synchronised: raised after");

    private final int defaultValue;
    private final int least;
    private final int most;
    private final String meaning;

    Setting(int defaultValue, int least, int most, String meaning) {
        this.defaultValue = defaultValue;
        this.least = least;
        this.most = most;
        this.meaning = meaning;
    }

    /** The key in device.toml, e.g. {@code outside_raise_s}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a time in seconds. */
    public boolean isDuration() {
        return name().endsWith("_S");
    }

    public int defaultValue() {
        return defaultValue;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    /** What it does, for the reference in the documents. */
    public String meaning() {
        return meaning;
    }

    public static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
    }
}
