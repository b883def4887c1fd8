package dev.liftwatch.commit;

import dev.liftwatch.link.LinkState;
import dev.liftwatch.uplink.Uplink;
import java.util.LinkedHashMap;
import java.util.Map;

/** That a connection to a platform has come or gone, for the logbook. */
final class LinkNote {
    private LinkNote() {}

    static Map<String, Object> of(Uplink uplink) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("kind", "link");
        note.put("phase", uplink.online() ? "online" : "offline");
        note.put("uplink", uplink.name());
        if (uplink.state() instanceof LinkState.Waiting waiting) {
            note.put("reason", waiting.reason());
        }
        return note;
    }
}
