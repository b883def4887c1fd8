package dev.liftwatch.uplink;

import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.report.Brevity;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shorter forms of a stored message as texts, for a broker that does not take the whole. */
final class ShortForms {
    private static final Logger LOG = LoggerFactory.getLogger(ShortForms.class);

    private ShortForms() {}

    static List<String> of(String body) {
        try {
            Map<String, Object> message = JsonText.read(body);
            return Brevity.forms(message).stream().map(JsonText::write).toList();
        } catch (JsonException garbled) {
            LOG.error("a stored message cannot be shortened: {}", garbled.getMessage());
            return List.of();
        }
    }
}
