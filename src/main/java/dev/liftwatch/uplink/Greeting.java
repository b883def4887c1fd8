package dev.liftwatch.uplink;

import dev.liftwatch.json.JsonText;
import dev.liftwatch.mqtt.MqttSettings.Will;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.report.Equipment;
import dev.liftwatch.report.Messages;
import dev.liftwatch.report.Topics;
import dev.liftwatch.time.WallTime;
import dev.liftwatch.tls.CertificateTerm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a platform is told when a connection begins, and what its broker is to say when it ends. */
public final class Greeting {
    private final Messages messages;
    private final Supplier<Messages.Stamp> stamps;
    private final Equipment equipment;

    /** One that has greeted nobody yet. */
    public Greeting(Messages messages, Supplier<Messages.Stamp> stamps, Equipment equipment) {
        this.messages = messages;
        this.stamps = stamps;
        this.equipment = equipment;
    }

    /**
     * Says that the agent is there. A platform that the lift was taken out of keeps nothing of it.
     *
     * @param commissioning where the lift is not live yet: since when, until when, what is proven
     */
    public void greet(Uplink uplink, Optional<Map<String, Object>> commissioning, long nowMs) throws StoreException {
        if (uplink.isRetired()) {
            for (String topic : List.of(Topics.STATUS, Topics.STATE, Topics.ABOUT)) {
                uplink.tell(topic, "", true, nowMs);
            }
            return;
        }
        tellStatus(uplink, commissioning, nowMs);
    }

    /** Says what the box is: it is long, and a broker that ends the connection at it must not do so before what is urgent has gone. */
    public void tellAbout(Uplink uplink, long nowMs) throws StoreException {
        if (uplink.takeAbout(nowMs)) {
            tell(uplink, Topics.ABOUT, messages.about(equipment, certificateUntil(uplink), stamps.get()), nowMs);
        }
    }

    /** Says that the agent is there. */
    public void tellStatus(Uplink uplink, Optional<Map<String, Object>> commissioning, long nowMs)
            throws StoreException {
        if (!uplink.isRetired()) {
            Map<String, Object> status = messages.status(true, "connected", stamps.get(), uplink.lastSeq());
            commissioning.ifPresent(now -> status.put("commissioning", now));
            tell(uplink, Topics.STATUS, status, nowMs);
        }
    }

    private static void tell(Uplink uplink, String topic, Map<String, Object> message, long nowMs)
            throws StoreException {
        uplink.tell(topic, JsonText.write(message), true, nowMs);
    }

    /** Until when the first of the certificates in use ends, in RFC 3339; null where there are none. */
    private static String certificateUntil(Uplink uplink) {
        return uplink.certificates().stream().mapToLong(CertificateTerm::endsEpochMs).min().stream()
                .mapToObj(ms -> new WallTime(ms, true).rfc3339())
                .findFirst()
                .orElse(null);
    }

    /** The last will for an uplink; none where the lift was taken out of its platform. */
    public Optional<Will> will(Uplink uplink, boolean whole) {
        if (uplink.isRetired()) {
            return Optional.empty();
        }
        Map<String, Object> will = whole
                ? messages.status(false, Messages.CONNECTION_LOST, stamps.get(), uplink.lastSeq())
                : messages.will();
        return Optional.of(new Will(Topics.STATUS, JsonText.write(will)));
    }
}
