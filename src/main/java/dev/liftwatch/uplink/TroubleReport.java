package dev.liftwatch.uplink;

import dev.liftwatch.duties.Duties;
import dev.liftwatch.duties.UplinkFault;
import dev.liftwatch.link.LinkTrouble;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with a connection, as it is told to the platforms and by {@code status}. */
public final class TroubleReport {
    private TroubleReport() {}

    /** What is wrong, as it is told to the platforms. */
    public static Duties.ConnectionTrouble asDutyTrouble(LinkTrouble trouble) {
        return new Duties.ConnectionTrouble(kind(trouble), trouble.sinceMs(), details(trouble));
    }

    /** Under which kind it is told. */
    public static UplinkFault.Kind kind(LinkTrouble trouble) {
        return switch (trouble) {
            case LinkTrouble.RequestsUnreadable _ -> UplinkFault.Kind.REQUESTS_UNREADABLE;
            case LinkTrouble.MessagesRefused _ -> UplinkFault.Kind.MESSAGES_REFUSED;
            case LinkTrouble.ClientIdShared _ -> UplinkFault.Kind.CLIENT_ID_SHARED;
            case LinkTrouble.Quarantined _ -> UplinkFault.Kind.UPLINK_QUARANTINED;
        };
    }

    /** The fields that say more of it, in the order in which they stand in a message. */
    public static Map<String, Object> details(LinkTrouble trouble) {
        Map<String, Object> details = new LinkedHashMap<>();
        switch (trouble) {
            case LinkTrouble.RequestsUnreadable unreadable ->
                details.put("why", unreadable.how().code());
            case LinkTrouble.MessagesRefused refused -> {
                details.put("why", refused.why().code());
                details.put("topic", refused.topic());
                details.put("bytes", refused.bytes());
                details.put("taken_bytes", refused.takenBytes());
            }
            case LinkTrouble.ClientIdShared shared -> {
                details.put("why", "ended");
                details.put("times", shared.times());
            }
            case LinkTrouble.Quarantined held -> {
                details.put("why", held.why().code());
                details.put("times", held.times());
            }
        }
        return details;
    }
}
