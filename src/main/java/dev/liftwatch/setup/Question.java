package dev.liftwatch.setup;

import java.util.regex.Pattern;

/** What an installer is asked; each question is also an option of the command. */
public enum Question {
    /** Which of the kits that fit: its number. */
    SOURCE("source"),
    /** Which signal is wired to which input; kits with lines alone. */
    WIRES("wires"),
    /** The lift's id. */
    LIFT("lift"),
    /** What people on the spot call the lift. */
    NAME("name"),
    /** Its landings. */
    FLOORS("floors"),
    /** The speed on the rating plate, m/s. */
    SPEED("speed"),
    /** Where the platform is. */
    PLATFORM("server"),
    /** Files that show the platform who this lift is. */
    PROOF("proof");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern SERVER = Pattern.compile("(tcp|ssl)://[^\\s/:]+(:\\d{1,5})?");
    private static final Pattern SPEED_FORM = Pattern.compile("\\d{1,2}([.,]\\d{1,3})?");
    private static final int LONGEST_NAME = 100;
    private static final double SLOWEST = 0.05;
    private static final double FASTEST = 15;

    private final String option;

    Question(String option) {
        this.option = option;
    }

    /** The name of its option, without dashes; the end of the key of its words. */
    public String option() {
        return option;
    }

    /**
     * The answer as it is used.
     *
     * @throws RefusedAnswerException where it cannot be used; it says what is allowed
     */
    public String checked(String answer) throws RefusedAnswerException {
        String text = answer.strip();
        switch (this) {
            // Which files there are is looked up by whoever writes.
            case SOURCE, PROOF -> {}
            case WIRES -> WireList.wires(text);
            case LIFT -> refuseUnless(ID.matcher(text).matches(), "lift", text);
            case NAME -> refuseUnless(text.length() <= LONGEST_NAME && !text.isEmpty(), "name", LONGEST_NAME);
            case FLOORS -> FloorList.labels(text);
            case SPEED -> {
                refuseUnless(SPEED_FORM.matcher(text).matches(), "speed", text);
                double speed = Double.parseDouble(text.replace(',', '.'));
                refuseUnless(speed >= SLOWEST && speed <= FASTEST, "speed", text);
                return text.replace(',', '.');
            }
            case PLATFORM -> refuseUnless(SERVER.matcher(text).matches(), "server", text);
        }
        return text;
    }

    private static void refuseUnless(boolean good, String key, Object found) throws RefusedAnswerException {
        if (!good) {
            throw new RefusedAnswerException(key, found);
        }
    }
}
