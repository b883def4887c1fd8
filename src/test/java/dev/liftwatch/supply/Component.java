package dev.liftwatch.supply;

import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A library in a package, or something that is part of one.
 *
 * @param group as in Maven's coordinates
 * @param name as in Maven's coordinates
 * @param version its version
 * @param file its file in the installation tree; empty for what is part of another
 * @param inPackage the Debian package it is in
 * @param licence as SPDX writes it
 * @param holder who holds the rights
 * @param contains what is part of it under other rights
 */
record Component(
        String group,
        String name,
        String version,
        String file,
        String inPackage,
        String licence,
        String holder,
        List<Component> contains) {
    static final Path FOLDER = Path.of("src/supply");
    static final String PRODUCT = "liftwatch";
    static final String DEMO = "liftwatch-demo";

    String key() {
        return group + ":" + name;
    }

    String purl() {
        return "pkg:maven/" + group + "/" + name + "@" + version;
    }

    /** Its own licence and those of its parts. */
    List<String> licences() {
        List<String> licences = new ArrayList<>(List.of(licence));
        contains.forEach(part -> licences.add(part.licence()));
        return licences;
    }

    /** Where Maven keeps its file, below a repository. */
    String path() {
        String classifier = file.replace(".jar", "").substring(Math.min(name.length(), file.length() - 4));
        return group.replace('.', '/') + "/" + name + "/" + version + "/" + name + "-" + version + classifier + ".jar";
    }

    /** All that is listed. */
    static List<Component> all() throws IOException, JsonException {
        List<Component> all = new ArrayList<>();
        for (Object one : (List<?>) JsonText.read(Files.readString(FOLDER.resolve("components.json")))
                .get("components")) {
            all.add(of((Map<?, ?>) one));
        }
        return all;
    }

    private static Component of(Map<?, ?> tree) {
        List<Component> parts = new ArrayList<>();
        if (tree.get("contains") instanceof List<?> inner) {
            inner.forEach(one -> parts.add(of((Map<?, ?>) one)));
        }
        return new Component(
                text(tree, "group"),
                text(tree, "name"),
                text(tree, "version"),
                text(tree, "file"),
                text(tree, "package"),
                text(tree, "licence"),
                text(tree, "holder"),
                parts);
    }

    private static String text(Map<?, ?> tree, String key) {
        Object value = tree.get(key);
        return value == null ? "" : value.toString();
    }
}
