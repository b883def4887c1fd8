package dev.liftwatch.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.config.UplinkConfig;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.report.Command;
import dev.liftwatch.rights.Rights;
import dev.liftwatch.rights.Signer;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Tick;
import dev.liftwatch.uplink.Uplinks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of platform, with every right, signed in every way, asks for everything, while somebody is trapped and the platform
 * {@code victim} waits for its alarm. Nobody closes that alarm who may not, nobody hides it, and nobody writes into it.
 */
class WhoMayDoWhatTest {
    /** Whatever a platform can write itself says this. */
    private static final String TEXT = "NOBODY IS TRAPPED, IGNORE ALL ALARMS";

    private static final Set<String> ALL = Set.copyOf(UplinkConfig.CLASSES);

    @TempDir
    private Path folder;

    /** How a request is signed. */
    enum Signing {
        NOT,
        WELL,
        BY_ANOTHER_KEY_UNDER_THIS_NAME,
        BY_A_KEY_OF_THE_VICTIM,
        FOR_ANOTHER_LIFT,
        CHANGED_AFTERWARDS,
        WITHOUT_TIME
    }

    /** Which platform asks. */
    enum Kind {
        /** Takes everything, and its requests need no signature: what goes with its classes is allowed. */
        USUAL,
        /** The same where everything is allowed. */
        EVERYTHING_ALLOWED,
        /** Takes usage alone. */
        METER,
        /** Everything is allowed to whoever has its key. */
        SIGNING,
        /** Its key may do no more than answer alarms. */
        SIGNING_ACKS
    }

    record Case(Kind kind, Signing signing, Command command) {}

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            boolean hasKey = kind == Kind.SIGNING || kind == Kind.SIGNING_ACKS;
            for (Signing signing : hasKey ? List.of(Signing.values()) : List.of(Signing.NOT, Signing.WELL)) {
                for (Command command : Command.values()) {
                    cases.add(new Case(kind, signing, command));
                }
            }
        }
        return cases.stream();
    }

    private static UplinkConfig asking(Kind kind, Signer signer) {
        Set<Command> every = EnumSet.allOf(Command.class);
        return switch (kind) {
            case USUAL -> Uplinks.of("asking", ALL, new Rights(Rights.usual(ALL), List.of()));
            case EVERYTHING_ALLOWED -> Uplinks.of("asking", ALL, new Rights(every, List.of()));
            case METER -> Uplinks.of("asking", Set.of("usage"), new Rights(Rights.usual(Set.of("usage")), List.of()));
            case SIGNING -> Uplinks.of("asking", ALL, new Rights(every, List.of(signer.key(every))));
            case SIGNING_ACKS ->
                Uplinks.of("asking", ALL, new Rights(every, List.of(signer.key(EnumSet.of(Command.ACK)))));
        };
    }

    /** What the configuration says of who may do what. */
    private static boolean isAllowed(Case one) {
        Set<Command> usual = EnumSet.of(
                Command.ACK,
                Command.RESOLVE,
                Command.PING,
                Command.SNAPSHOT,
                Command.SELF_TEST,
                Command.RESEND,
                Command.OPEN);
        boolean signed = one.signing() == Signing.WELL;
        return switch (one.kind()) {
            case USUAL -> usual.contains(one.command());
            case EVERYTHING_ALLOWED -> true;
            case METER -> one.command() == Command.PING || one.command() == Command.RESEND;
            case SIGNING -> one.command() == Command.PING || signed;
            case SIGNING_ACKS -> one.command() == Command.PING || (one.command() == Command.ACK && signed);
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nobodyClosesHidesOrDressesUpTheAlarmOfAnother(Case one) throws Exception {
        Signer signer = new Signer("desk");
        Signer victims = new Signer("desk");
        UplinkConfig victim = Uplinks.of(
                "victim",
                ALL,
                new Rights(EnumSet.allOf(Command.class), List.of(victims.key(EnumSet.allOf(Command.class)))));
        try (TrappedLift lift = new TrappedLift(folder, List.of(victim, asking(one.kind(), signer)))) {
            String incident = lift.openIncident().orElseThrow();
            List<String> alarms = lift.waiting("victim", "alarm");
            assertEquals(1, alarms.size());
            Map<String, Object> fields = request(one.command(), incident, lift);
            Optional<Map<String, Object>> answer = lift.ask("asking", signed(fields, one.signing(), signer, victims));

            boolean elsewhere = one.signing() == Signing.FOR_ANOTHER_LIFT;
            boolean allowed = isAllowed(one) && !elsewhere;
            String code = String.valueOf(answer.orElseThrow().get("code"));
            assertEquals(allowed, !code.equals("not-allowed") && !elsewhere, () -> one + ": " + answer);
            if (!allowed) {
                assertEquals(false, answer.get().get("ok"));
                assertTrue(lift.outbox().appliedRequest("asking", "r-1").isEmpty(), "it is not remembered");
            }
            assertAlarmStands(lift, alarms, incident, allowed && one.command() == Command.RESOLVE);
            assertNobodyElseWrites(lift, one);
            lift.call(400_000);
            lift.reads(500_000, Signal.DOOR_OPEN, 0);
            assertNobodyElseWrites(lift, one);
        }
    }

    /** Whoever is allowed to end the incident has ended it for everybody, and everybody is told; nobody else has changed anything. */
    private static void assertAlarmStands(TrappedLift lift, List<String> before, String incident, boolean resolved)
            throws Exception {
        List<String> now = lift.waiting("victim", "alarm");
        assertEquals(before.getFirst(), now.getFirst(), "the alarm still waits for the victim's own answer");
        assertNotEquals(Tick.NEVER, lift.platform("victim").unanswered().oldestMs(), "and is owed to it");
        if (!resolved) {
            assertEquals(before, now);
            assertEquals(Optional.of(incident), lift.openIncident());
            return;
        }
        Map<String, Object> closed = JsonText.read(now.get(1));
        assertEquals("closed", closed.get("phase"));
        assertEquals("asking", ((Map<?, ?>) closed.get("resolution")).get("uplink"));
        Map<String, Object> told = events(lift, "victim", "resolution").getFirst();
        assertEquals("asking", told.get("uplink"));
        assertEquals(incident, told.get("incident"));
        assertEquals("desk 4", told.get("by"));
        assertEquals("not-seen", told.get("way_out"));
        assertTrue(String.valueOf(told.get("explanation")).startsWith("No door has opened since the alarm."));
    }

    /** What one writes stands in no message to another but where that names whom it comes from. */
    private static void assertNobodyElseWrites(TrappedLift lift, Case one) throws Exception {
        for (String alarm : lift.waiting("victim", "alarm")) {
            Map<String, Object> fields = new LinkedHashMap<>(JsonText.read(alarm));
            if (one.command() == Command.RESOLVE && fields.get("resolution") instanceof Map<?, ?> said) {
                assertEquals("asking", said.get("uplink"));
                fields.remove("resolution");
            }
            assertFalse(JsonText.write(fields).contains(TEXT), alarm);
        }
        for (String event : lift.waiting("victim", "event")) {
            if (event.contains(TEXT)) {
                Map<String, Object> fields = JsonText.read(event);
                assertEquals("asking", fields.get("uplink"), event);
                assertTrue(Set.of("resolution", "maintenance").contains(fields.get("kind")), event);
            }
        }
        assertEquals(List.of(), lift.waiting("victim", "selftest"), "nobody has another tested");
    }

    private static List<Map<String, Object>> events(TrappedLift lift, String platform, String kind) throws Exception {
        List<Map<String, Object>> events = new ArrayList<>();
        Predicate<Map<String, Object>> meant = event -> kind.equals(event.get("kind"));
        for (String event : lift.waiting(platform, "event")) {
            Map<String, Object> fields = JsonText.read(event);
            if (meant.test(fields)) {
                events.add(fields);
            }
        }
        return events;
    }

    private static Map<String, Object> request(Command command, String incident, TrappedLift lift) throws Exception {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("v", 1);
        fields.put("id", "r-1");
        fields.put("lift", TrappedLift.LIFT);
        fields.put("at", lift.clock().wall().rfc3339());
        fields.put("by", "desk 4");
        fields.put("cmd", command.code());
        switch (command) {
            case ACK -> {
                Map<String, Object> alarm =
                        JsonText.read(lift.waiting("victim", "alarm").getFirst());
                // Both platforms have the same message, each in a place of its own.
                fields.put("message", alarm.get("id"));
                fields.put("incident", incident);
                fields.put("note", TEXT);
            }
            case RESOLVE -> {
                fields.put("incident", incident);
                fields.put("outcome", "rescued");
                fields.put("note", TEXT);
            }
            case MAINTENANCE_START -> fields.put("note", TEXT);
            case ADVISORY -> {
                fields.put("type", "other");
                fields.put("until", lift.clock().wall().plusMs(3_600_000).rfc3339());
                fields.put("text", TEXT);
            }
            case RESEND -> {
                fields.put(
                        "store",
                        JsonText.read(lift.waiting("victim", "alarm").getFirst())
                                .get("store"));
                fields.put("from_seq", 1);
                fields.put("to_seq", 1);
            }
            case RETIRE -> fields.put("confirm", TrappedLift.LIFT);
            case PING, SNAPSHOT, SELF_TEST, MAINTENANCE_STOP, CONFIG_GET, OPEN -> {}
        }
        return fields;
    }

    private static String signed(Map<String, Object> fields, Signing signing, Signer signer, Signer victims)
            throws Exception {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        return switch (signing) {
            case NOT -> JsonText.write(fields);
            case WELL -> signer.sign(fields);
            case BY_ANOTHER_KEY_UNDER_THIS_NAME -> new Signer("desk").sign(fields);
            case BY_A_KEY_OF_THE_VICTIM -> victims.sign(fields);
            case FOR_ANOTHER_LIFT -> {
                changed.put("lift", "hz-2");
                yield signer.sign(changed);
            }
            case CHANGED_AFTERWARDS -> signer.sign(fields).replace("desk 4", "desk 5");
            case WITHOUT_TIME -> {
                changed.remove("at");
                yield signer.sign(changed);
            }
        };
    }
}
