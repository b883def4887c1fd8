package dev.liftwatch.compose;

import dev.liftwatch.duties.Notice;
import dev.liftwatch.duties.UplinkFault;
import dev.liftwatch.text.Printable;

/** Notices as they stand in the log. */
public final class NoticeWords {
    private NoticeWords() {}

    /** The sentence. */
    public static String of(Notice notice) {
        return switch (notice) {
            case Notice.SelfTest test -> "test alarm " + test.incident() + " (" + test.why() + ")";
            case Notice.UplinkFaultChanged changed -> uplinkFault(changed.fault(), changed.transition());
            case Notice.StateDiscarded changed ->
                "the discarded judgement " + changed.discard().setAside() + " is told to the platforms as "
                        + (changed.open() ? "raised" : "closed") + " ("
                        + changed.discard().incident() + ")";
            case Notice.MaintenanceChanged changed ->
                "maintenance " + (changed.open() ? "begins" : "ends") + ", says "
                        + Printable.text(changed.by(), Printable.NAME);
            case Notice.Commissioned live ->
                "the lift is live: alarms of trapped people go to the platforms from now on ("
                        + live.why().code() + ", "
                        + live.wires().proven().size() + " wires proven, "
                        + live.wires().unproven().size() + " not"
                        + (live.by() == null ? ")" : "), says " + Printable.text(live.by(), Printable.NAME));
            case Notice.AdvisoryChanged changed ->
                "warning of " + changed.advisory().type()
                        + (changed.open() ? " until " + changed.advisory().until() : " is over");
            case Notice.TimeCorrected corrected ->
                "the clock is right now; earlier times of start " + corrected.boot() + " were off by "
                        + corrected.offsetMs() + " ms";
            case Notice.Usage usage -> "usage of the " + usage.period() + " is told";
        };
    }

    private static boolean isOfConnection(UplinkFault fault) {
        return switch (fault.kind()) {
            case SELF_TEST_FAILED, ALARM_UNANSWERED -> false;
            case REQUESTS_UNREADABLE, MESSAGES_REFUSED, CLIENT_ID_SHARED, UPLINK_QUARANTINED -> true;
        };
    }

    /** Whether somebody has to do something: an alarm or a test that nobody answers, a judgement that had to be set aside. */
    public static boolean isAlarming(Notice notice) {
        return switch (notice) {
            case Notice.UplinkFaultChanged changed -> changed.transition() == UplinkFault.Transition.BEGUN;
            case Notice.StateDiscarded changed -> changed.open();
            case Notice.Commissioned _ -> true;
            case Notice.SelfTest _,
                    Notice.MaintenanceChanged _,
                    Notice.AdvisoryChanged _,
                    Notice.TimeCorrected _,
                    Notice.Usage _ -> false;
        };
    }

    private static String uplinkFault(UplinkFault fault, UplinkFault.Transition transition) {
        String what = switch (fault.kind()) {
            case SELF_TEST_FAILED -> "a test alarm";
            case ALARM_UNANSWERED -> "an alarm";
            case REQUESTS_UNREADABLE -> "that requests cannot be read";
            case MESSAGES_REFUSED -> "that the broker does not take certain messages";
            case UPLINK_QUARANTINED -> "that the agent has died of its broker's doing and keeps it waiting";
            case CLIENT_ID_SHARED -> "that the client id seems to be used by somebody else, too,";
        };
        String how = switch (transition) {
            case BEGUN -> isOfConnection(fault) ? " is told to the platforms" : " has waited too long for an answer";
            case ANSWERED -> " is answered";
            case WITHDRAWN -> " is not waited for any more";
            case MENDED -> " is told to be over";
        };
        return "uplink " + fault.uplink() + ": " + what + how + " ("
                + fault.kind().code() + " " + fault.incident() + ")";
    }
}
