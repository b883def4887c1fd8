package dev.liftwatch.demo;

import dev.liftwatch.demo.StoryLine.Voice;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.sim.SimulatedLift;
import dev.liftwatch.terminal.Screen;
import dev.liftwatch.terminal.Style;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The demonstration: the simulated lift, what happens to it, and the story as it is told from the messages that the platform
 * receives. Owned by one thread; time is an argument, in ticks of the lift's time.
 */
final class Demonstration {
    /** Without a resolved trapping the platform knows of nothing. */
    private static final String QUIET = "quiet";

    /** What happens in the lift is looked at this often at least, ms, however busy the machine is. */
    private static final long LONGEST_STEP_MS = 50;

    /** What the last picture leaves free for the prompt behind it. */
    private static final int PROMPT_ROWS = 2;

    private final StoryWords words;
    private final int pace;
    private final Story story;
    private final Picture picture;
    private final SimulatedLift lift = new SimulatedLift(SimulatedBuilding.SHAFT, PresenceSensor.RADAR, 0);
    private final Correspondence correspondence = new Correspondence();
    private final Script script;
    private PictureState.Limits limits = new PictureState.Limits(0, 0);
    private String phase = QUIET;
    private Optional<Long> beganMs = Optional.empty();
    private Optional<Long> travelledMs = Optional.empty();
    private long suspectedMs;
    private long raisedMs;
    private long nowMs;
    private boolean over;

    /**
     * A demonstration that has not begun.
     *
     * @param pace how many times faster than life
     * @param unicode whether the terminal shows more than ASCII
     * @param plainLines takes every line of the story at once
     */
    Demonstration(StoryWords words, int pace, boolean unicode, Consumer<String> plainLines) {
        this.words = words;
        this.pace = pace;
        story = new Story(words, plainLines);
        picture = new Picture(words, unicode ? Strokes.BOXES : Strokes.ASCII, story);
        script = new Script(lift, this::tell, correspondence);
    }

    /** Says what is going to be seen, and which settings count. */
    void announce(int suspectS, int raiseS) {
        limits = new PictureState.Limits(suspectS, raiseS);
        tell(nowMs, Voice.DEMO, Style.STRONG, "announce", pace);
    }

    /** What the lift's sensors say now. */
    Map<Signal, Long> signals() {
        return lift.signals();
    }

    /** Lets the lift's time pass until {@code tickMs}. */
    void goOn(long tickMs) {
        while (nowMs < tickMs && !script.ended()) {
            long stepMs = Math.min(LONGEST_STEP_MS, tickMs - nowMs);
            lift.step(stepMs);
            nowMs += stepMs;
            script.step(nowMs);
        }
        if (script.ended()) {
            long stoppedMs = script.stoppedMs().orElseThrow();
            tell(
                    nowMs,
                    Voice.DEMO,
                    Style.GOOD,
                    "done",
                    seconds(suspectedMs - stoppedMs),
                    seconds(raisedMs - stoppedMs));
        }
    }

    /** Whether the story has come to its good end: the alarm has arrived, was answered, and has been closed. */
    boolean ended() {
        return script.ended();
    }

    /** Says what has not happened in the time there was. */
    void giveUp() {
        String missing = !beganMs.isPresent()
                ? "missing.agent"
                : !correspondence.hasCome("raised")
                        ? "missing.alarm"
                        : !correspondence.isDelivered("raised") ? "missing.answer" : "missing.close";
        tell(nowMs, Voice.DEMO, Style.BAD, missing);
    }

    /** Takes a message as it came over MQTT. */
    void receive(String topic, String text) {
        try {
            Optional<ReceivedMessage> message = ReceivedMessage.of(topic, text);
            if (message.isPresent()) {
                receive(message.get());
            }
        } catch (JsonException strange) {
            tell(nowMs, Voice.CENTRE, Style.BAD, "unreadable", topic, strange.getMessage());
        }
    }

    private void receive(ReceivedMessage message) {
        switch (message) {
            case ReceivedMessage.Online _ -> begin();
            case ReceivedMessage.LivePicture live -> travelledMs = Optional.of(nowMs - live.stoodMs());
            case ReceivedMessage.Incident incident -> {
                if (correspondence.isNew(incident)) {
                    tellOf(incident);
                }
            }
            case ReceivedMessage.Answer answer -> {
                correspondence.take(answer);
                tell(nowMs, Voice.CENTRE, Style.PLAIN, "answers." + answered(answer.request()));
            }
            case ReceivedMessage.Reply reply -> {
                if (correspondence.delivers(reply) && answered(reply.request()).equals("raised")) {
                    tell(nowMs, Voice.AGENT, Style.PLAIN, "delivered");
                }
            }
        }
    }

    private String answered(String request) {
        return "raised".equals(correspondence.phaseAnsweredBy(request)) ? "raised" : "other";
    }

    private void begin() {
        if (beganMs.isEmpty()) {
            beganMs = Optional.of(nowMs);
            tell(nowMs, Voice.AGENT, Style.PLAIN, "connected");
            script.begin(nowMs);
        }
    }

    private void tellOf(ReceivedMessage.Incident incident) {
        AlarmNotice notice = new AlarmNotice(words, incident.fields());
        switch (incident.phase()) {
            case "suspected" -> {
                suspectedMs = nowMs;
                phase = incident.phase();
                tell(nowMs, Voice.AGENT, Style.WARN, "suspected", notice.cause());
            }
            case "raised" -> {
                raisedMs = nowMs;
                phase = incident.phase();
                tell(nowMs, Voice.AGENT, Style.BAD, "raised");
                notice.fields().forEach(story::tell);
            }
            case "closed" -> {
                phase = incident.phase();
                tell(nowMs, Voice.AGENT, Style.GOOD, "closed", notice.reason());
            }
            case "dismissed" -> {
                phase = QUIET;
                tell(nowMs, Voice.AGENT, Style.PLAIN, "dismissed", notice.reason());
            }
            default -> tell(nowMs, Voice.AGENT, Style.WARN, "updated", notice.cause());
        }
    }

    private void tell(long atMs, Voice voice, Style style, String key, Object... values) {
        story.tell(new StoryLine.Event(atMs - beganMs.orElse(atMs), voice, style, words.of(key, values)));
    }

    /** Draws the present scene. */
    void show(Screen screen, int columns, int rows) {
        screen.show(picture.draw(state(), columns, rows));
    }

    /** Draws the last scene and leaves it standing. */
    void leaveBehind(Screen screen, int columns, int rows) {
        over = true;
        screen.leaveBehind(picture.draw(state(), columns, rows - PROMPT_ROWS));
    }

    private PictureState state() {
        boolean standsOutside = lift.standing() && !SimulatedBuilding.SHAFT.inDoorZone(lift.positionMm());
        return new PictureState(
                nowMs - beganMs.orElse(nowMs),
                pace,
                new PictureState.Car(lift.positionMm(), lift.speedMmS(), lift.doorsOpenShare(), lift.riders()),
                phase,
                standsOutside ? travelledMs.map(since -> nowMs - since).orElse(-1L) : -1,
                limits,
                over);
    }

    private static long seconds(long ms) {
        return Math.round(ms / 1000.0);
    }
}
