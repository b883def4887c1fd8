package dev.liftwatch.requests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Decides which person at the box may act, and under which name that is noted. The rights of the socket decide who may ask at all: root, and the
 * group {@code liftwatch}. Where the box has a group {@value #TECHNICIANS}, of these only its members may act, the others look.
 */
public final class LocalRights {
    /** The group whose members may act. */
    public static final String TECHNICIANS = "liftwatch-technicians";

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

    private static String peer(Map<String, Object> question, String key) {
        return question.get("peer") instanceof Map<?, ?> peer && peer.get(key) instanceof String text ? text : "";
    }
}
