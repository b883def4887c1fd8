package dev.liftwatch.report;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.liftwatch.duties.Advisory;
import dev.liftwatch.duties.Commissioning;
import dev.liftwatch.duties.Maintenance;
import dev.liftwatch.duties.Notice;
import dev.liftwatch.duties.StateDiscard;
import dev.liftwatch.duties.UplinkFault;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.time.WallTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every notice is a message as its schema says. */
class NoticesTest {
    private static final Maintenance VISIT = new Maintenance("r-1", "desk 4", null, 1000, 61_000, "city");
    private static final Advisory STORM = new Advisory("r-2", "weather", 0, 3_600_000, null, "city", "city");

    private final Messages messages = new Messages(
            new LiftIdentity("hz-1", null, null, null, null, null, null, List.of()),
            "boot",
            "1",
            Texts.in(Locale.ENGLISH),
            0);
    private final Notices notices = new Notices(messages, Texts.in(Locale.ENGLISH));

    static Stream<Notice> notices() {
        UplinkFault test = new UplinkFault(UplinkFault.Kind.SELF_TEST_FAILED, "city", "i-1", 5000);
        UplinkFault alarm = new UplinkFault(UplinkFault.Kind.ALARM_UNANSWERED, "city", "i-2", 5000);
        return Stream.of(
                new Notice.SelfTest("i-3", "scheduled", List.of("city")),
                new Notice.SelfTest("i-3", "requested", List.of("city")),
                new Notice.UplinkFaultChanged(test, UplinkFault.Transition.BEGUN),
                new Notice.UplinkFaultChanged(test, UplinkFault.Transition.ANSWERED),
                new Notice.UplinkFaultChanged(alarm, UplinkFault.Transition.BEGUN),
                new Notice.UplinkFaultChanged(alarm, UplinkFault.Transition.ANSWERED),
                new Notice.UplinkFaultChanged(test, UplinkFault.Transition.WITHDRAWN),
                new Notice.UplinkFaultChanged(alarm, UplinkFault.Transition.WITHDRAWN),
                broken(UplinkFault.Kind.REQUESTS_UNREADABLE, Map.of("why", "refused")),
                broken(UplinkFault.Kind.REQUESTS_UNREADABLE, Map.of("why", "unanswered")),
                broken(UplinkFault.Kind.REQUESTS_UNREADABLE, Map.of("why", "ends-connection")),
                broken(UplinkFault.Kind.MESSAGES_REFUSED, refused("size")),
                broken(UplinkFault.Kind.MESSAGES_REFUSED, refused("topic")),
                broken(UplinkFault.Kind.MESSAGES_REFUSED, refused("size-or-topic")),
                broken(UplinkFault.Kind.CLIENT_ID_SHARED, Map.of("why", "ended", "times", 4)),
                broken(UplinkFault.Kind.UPLINK_QUARANTINED, Map.of("why", "out-of-memory", "times", 2)),
                broken(UplinkFault.Kind.UPLINK_QUARANTINED, Map.of("why", "fault", "times", 1)),
                broken(UplinkFault.Kind.UPLINK_QUARANTINED, Map.of("why", "hangs", "times", 1)),
                over(UplinkFault.Kind.UPLINK_QUARANTINED, UplinkFault.Transition.MENDED),
                over(UplinkFault.Kind.UPLINK_QUARANTINED, UplinkFault.Transition.WITHDRAWN),
                over(UplinkFault.Kind.REQUESTS_UNREADABLE, UplinkFault.Transition.MENDED),
                over(UplinkFault.Kind.MESSAGES_REFUSED, UplinkFault.Transition.MENDED),
                over(UplinkFault.Kind.CLIENT_ID_SHARED, UplinkFault.Transition.MENDED),
                over(UplinkFault.Kind.REQUESTS_UNREADABLE, UplinkFault.Transition.WITHDRAWN),
                over(UplinkFault.Kind.MESSAGES_REFUSED, UplinkFault.Transition.WITHDRAWN),
                over(UplinkFault.Kind.CLIENT_ID_SHARED, UplinkFault.Transition.WITHDRAWN),
                new Notice.MaintenanceChanged(VISIT, true, "desk 4", "city"),
                new Notice.MaintenanceChanged(VISIT, false, null, null),
                new Notice.Commissioned(
                        Commissioning.End.WALKED,
                        "Li",
                        new Commissioning.Wires(List.of("door_closed"), List.of("mains_ok")),
                        Map.of("mains_ok", "not tried"),
                        false),
                Commissioning.begun(0, 1, List.of("door_zone")).step(1).orElseThrow(),
                new Notice.AdvisoryChanged(STORM, true),
                new Notice.AdvisoryChanged(STORM, false),
                new Notice.StateDiscarded(new StateDiscard("i-4", 5000, "episode", "discarded-state-1.txt", "x"), true),
                new Notice.StateDiscarded(new StateDiscard("i-4", 5000, "nothing", "", "x"), true),
                new Notice.StateDiscarded(new StateDiscard("i-4", 5000, "nothing", "", "x"), false),
                new Notice.TimeCorrected("boot-1", 65_000, 0, -61_250),
                new Notice.Usage("hour", 0, 3_600_000, Map.of("starts", 2.0, "travel_m", 7.5)),
                new Notice.Usage("day", 0, 86_400_000, Map.of("trappings", 0.0)));
    }

    private static Notice broken(UplinkFault.Kind kind, Map<String, Object> details) {
        return new Notice.UplinkFaultChanged(
                new UplinkFault(kind, "city", "i-5", 5000), UplinkFault.Transition.BEGUN, details);
    }

    private static Notice over(UplinkFault.Kind kind, UplinkFault.Transition transition) {
        return new Notice.UplinkFaultChanged(new UplinkFault(kind, "city", "i-5", 5000), transition);
    }

    private static Map<String, Object> refused(String why) {
        return Map.of("why", why, "topic", "event", "bytes", 1412, "taken_bytes", 655);
    }

    private static String topic(Notice notice) {
        return switch (notice) {
            case Notice.SelfTest _ -> "selftest";
            case Notice.Usage _ -> "usage";
            case Notice.UplinkFaultChanged _,
                    Notice.MaintenanceChanged _,
                    Notice.AdvisoryChanged _,
                    Notice.StateDiscarded _,
                    Notice.Commissioned _,
                    Notice.TimeCorrected _ -> "event";
        };
    }

    @ParameterizedTest
    @MethodSource("notices")
    void isAsItsSchemaSaysAndNotWithoutWhereItStands(Notice notice) {
        Messages.Stamp stamp = new Messages.Stamp(
                "01937a5c-0000-7000-8000-000000000001", new Moment(65_000, new WallTime(1_000_000, true)));
        Map<String, Object> message = notices.of(notice, stamp, new Messages.Filing("store", 1));
        MessageSchemas.assertValid(topic(notice), JsonText.write(message));
        message.remove("seq");
        assertFalse(
                MessageSchemas.problems(topic(notice), JsonText.write(message)).isEmpty());
    }
}
