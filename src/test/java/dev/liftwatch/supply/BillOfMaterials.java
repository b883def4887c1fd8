package dev.liftwatch.supply;

import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * From the list that Maven makes to one for each Debian package, with the licences and the parts of each library as they are known here:
 * {@code bom.json} in a folder becomes {@code liftwatch.json} and {@code liftwatch-demo.json}. A library that is not listed is an error.
 */
final class BillOfMaterials {
    private BillOfMaterials() {}

    public static void main(String[] arguments) throws IOException, JsonException {
        Path folder = Path.of(arguments[0]);
        String whole = Files.readString(folder.resolve("bom.json"));
        for (String name : List.of(Component.PRODUCT, Component.DEMO)) {
            Files.writeString(
                    folder.resolve(name + ".json"),
                    JsonText.write(of(JsonText.read(whole), name, Component.all())) + "\n");
        }
    }

    static Map<String, Object> of(Map<String, Object> whole, String inPackage, List<Component> known) {
        List<Object> kept = new ArrayList<>();
        Set<String> references = new TreeSet<>();
        for (Object one : (List<?>) whole.get("components")) {
            Map<String, Object> entry = fields(one);
            Component component = listed(entry, known);
            if (component.inPackage().equals(inPackage)) {
                references.add(String.valueOf(entry.get("bom-ref")));
                complete(entry, component);
                kept.add(entry);
            }
        }
        Map<String, Object> bill = new LinkedHashMap<>(whole);
        bill.put("components", kept);
        bill.put("dependencies", dependencies((List<?>) whole.get("dependencies"), references));
        return bill;
    }

    private static Component listed(Map<String, Object> entry, List<Component> known) {
        Optional<Component> found = known.stream()
                .filter(one -> one.key().equals(entry.get("group") + ":" + entry.get("name")))
                .findFirst();
        if (found.isEmpty() || !found.get().version().equals(entry.get("version"))) {
            throw new IllegalStateException(entry.get("group") + ":" + entry.get("name") + " " + entry.get("version")
                    + " is not in src/supply/components.json"
                    + found.map(other -> ", which has " + other.version()).orElse("")
                    + ": see src/docs/supply.md on how a library is added");
        }
        return found.get();
    }

    private static void complete(Map<String, Object> entry, Component component) {
        entry.put("licenses", licences(component.licence()));
        entry.put("copyright", component.holder());
        if (!component.contains().isEmpty()) {
            entry.put(
                    "components",
                    component.contains().stream().map(BillOfMaterials::part).toList());
        }
    }

    private static Map<String, Object> part(Component part) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("type", "library");
        entry.put("bom-ref", part.purl());
        entry.put("group", part.group());
        entry.put("name", part.name());
        entry.put("version", part.version());
        entry.put("licenses", licences(part.licence()));
        entry.put("copyright", part.holder());
        entry.put("purl", part.purl());
        return entry;
    }

    private static List<Map<String, Object>> licences(String spdx) {
        return spdx.contains(" ")
                ? List.of(Map.of("expression", spdx))
                : List.of(Map.of("license", Map.of("id", spdx)));
    }

    /** The product's own entry stays, with what of it is in this package. */
    private static List<Object> dependencies(List<?> all, Set<String> references) {
        List<Object> kept = new ArrayList<>();
        for (Object one : all) {
            Map<String, Object> entry = fields(one);
            String reference = String.valueOf(entry.get("ref"));
            if (references.contains(reference) || reference.contains("/dev.liftwatch/")) {
                if (entry.get("dependsOn") instanceof List<?> on) {
                    entry.put(
                            "dependsOn",
                            on.stream().filter(references::contains).toList());
                }
                kept.add(entry);
            }
        }
        return kept;
    }

    private static Map<String, Object> fields(Object tree) {
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Map<?, ?>) tree).forEach((key, value) -> fields.put(String.valueOf(key), value));
        return fields;
    }
}
