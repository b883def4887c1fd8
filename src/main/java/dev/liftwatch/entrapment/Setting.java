package dev.liftwatch.entrapment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every threshold of the judgement, settable under {@code [detection]} in device.toml by its {@link #key()}. All are whole
 * seconds. The bounds keep a slip of the pen from silencing the agent or making it cry wolf.
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
    SEEN_EMPTY_PIR_S(75, 30, 600, "silent standing after which a PIR has seen the car empty at its next departure"),
    SEEN_EMPTY_RADAR_S(10, 3, 120, "silence during a ride after which radar or camera has seen the car empty"),
    PASSABLE_OPENING_S(1, 0, 30, "the doors must stay open this long to be a way out"),
    PASSABLE_AJAR_S(5, 1, 60, "where no door-open contact is wired: not closed this long is a way out");

    private final int defaultSeconds;
    private final int leastSeconds;
    private final int mostSeconds;
    private final String meaning;

    Setting(int defaultSeconds, int leastSeconds, int mostSeconds, String meaning) {
        this.defaultSeconds = defaultSeconds;
        this.leastSeconds = leastSeconds;
        this.mostSeconds = mostSeconds;
        this.meaning = meaning;
    }

    /** The key in device.toml, e.g. {@code outside_raise_s}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int defaultSeconds() {
        return defaultSeconds;
    }

    public int leastSeconds() {
        return leastSeconds;
    }

    public int mostSeconds() {
        return mostSeconds;
    }

    /** What it does, for the reference in the documents. */
    public String meaning() {
        return meaning;
    }

    public static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
    }
}
