package dev.liftwatch.requests;

import dev.liftwatch.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which person at the box may act, and under which name that is noted. The rights of the socket decide who may ask at all: root, and the
 * group {@code liftwatch}. Where the box has a group {@value #TECHNICIANS}, of these only its members may act, the others look.
 */
public final class LocalRights {
    /** The group whose members may act. */
    public static final String TECHNICIANS = "liftwatch-technicians";

    private static final Logger LOG = LoggerFactory.getLogger(LocalRights.class);
    private static final Path GROUPS = Path.of("/etc/group");

    private static final String ROOT = "root";

    /** Names of people are no longer, characters. */
    private static final int LONGEST_NAME = 64;

    private final Supplier<String> groups;
    private final String ownUser;

    /**
     * Rights by the groups of the box.
     *
     * @param groups the lines of group(5), read for each request
     * @param ownUser the user that the agent runs as
     */
    public LocalRights(Supplier<String> groups, String ownUser) {
        this.groups = groups;
        this.ownUser = ownUser;
    }

    /** Rights by the groups of this box. */
    public static LocalRights ofBox(String ownUser) {
        return new LocalRights(LocalRights::readGroups, ownUser);
    }

    private static String readGroups() {
        try {
            return Files.readString(GROUPS);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Whether the person who asked this question may act. */
    public boolean mayAct(Map<String, Object> question) {
        String user = peer(question, "user");
        if (user.equals(ROOT) || (!user.isEmpty() && user.equals(ownUser))) {
            return true;
        }
        String[] technicians = groups.get()
                .lines()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length == 4 && fields[0].equals(TECHNICIANS))
                .findFirst()
                .orElse(null);
        return technicians == null
                || TECHNICIANS.equals(peer(question, "group"))
                || Arrays.asList(technicians[3].split(",")).contains(user);
    }

    /**
     * The person, as the log names it. Root says who is behind it, as sudo knows; of everybody else the kernel does, and what they say counts
     * nothing.
     */
    public String person(Map<String, Object> question) {
        String user = peer(question, "user");
        Object said = question.get("person");
        boolean trusted = user.isEmpty() || user.equals(ROOT);
        if (!trusted || said == null || said.toString().equals(user)) {
            return user.isEmpty() ? "unknown" : user;
        }
        String name = said.toString();
        return (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
                + (user.isEmpty() ? "" : " as " + user);
    }

    /**
     * Answers a question only to a person who may act, and notes who that was.
     *
     * @param command the question, as the log names it
     * @param quiet the values of {@code do} that change nothing and come often, so that they are not noted
     */
    public UnaryOperator<Map<String, Object>> guarding(
            String command, Set<String> quiet, UnaryOperator<Map<String, Object>> answer) {
        return question -> {
            Object part = question.get("do");
            String what = part == null ? command : command + "-" + Printable.text(part, Printable.NAME);
            String person = Printable.text(person(question), Printable.NAME);
            if (!mayAct(question)) {
                return refusal(what, person);
            }
            if (!quiet.contains(String.valueOf(part))) {
                LOG.info("local-request {} by {}", what, person);
            }
            return answer.apply(question);
        };
    }

    /** What a person is answered who may look alone; the key is that of its words for people. */
    static Map<String, Object> refusal(String what, String person) {
        LOG.warn("local-request {} by {}: refused, the person is not in the group {}", what, person, TECHNICIANS);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("v", 1);
        answer.put("error", "only members of the group " + TECHNICIANS + " may do that");
        answer.put("error_key", "no-technician");
        return answer;
    }

    private static String peer(Map<String, Object> question, String key) {
        return question.get("peer") instanceof Map<?, ?> peer && peer.get(key) instanceof String text ? text : "";
    }
}
