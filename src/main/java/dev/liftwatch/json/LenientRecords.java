package dev.liftwatch.json;

import dev.liftwatch.time.Tick;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads records from a JSON tree that another version of the program wrote, or that is damaged in places. What is missing or cannot be read
 * is taken from a fallback, an entry of a list that cannot be read is left out, what has no place here is handed back, and each is noted.
 */
final class LenientRecords {
    /** A list longer than this was not written by any version, entries. */
    private static final int LONGEST_LIST = 1000;

    /** Components in which nothing is a value of its own. Anywhere else a null is a value that is missing. */
    private static final Set<String> MAY_BE_NULL = Set.of(
            "JudgementState.rescue",
            "KeptState.rescue",
            "JudgementState.service",
            "SavedFault.signal",
            "SavedFault.incident",
            "SavedEvidence.pir",
            "SavedEvidence.radar",
            "SavedUsage.hour",
            "SavedUsage.day",
            "DutiesState.maintenance",
            "Maintenance.by",
            "Maintenance.note",
            "Maintenance.uplink",
            "Advisory.uplink",
            "Advisory.text",
            "Advisory.by");

    private final long latestMs;
    private final List<?> examples;
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Object> strange = new LinkedHashMap<>();

    /**
     * A reader for one tree.
     *
     * @param latestMs no tick lies after this; {@link Long#MAX_VALUE} where a name that ends in Ms does not mean a tick
     * @param examples the kinds of a sealed interface with the value of each component where a tree does not say it
     */
    LenientRecords(long latestMs, List<?> examples) {
        this.latestMs = latestMs;
        this.examples = examples;
    }

    /** The deviations found, one line each, with their place. */
    List<String> notes() {
        return notes;
    }

    /** What no component took, by its place. */
    Map<String, Object> strange() {
        return strange;
    }

    /** The record that {@code tree} writes; {@code fallback} where it writes none. */
    <T> T read(Class<T> type, Object tree, T fallback) {
        return type.cast(record(type, tree, fallback, "").orElse(fallback));
    }

    private Optional<Object> record(Class<?> type, Object tree, Object fallback, String place) {
        if (!(tree instanceof Map<?, ?> fields)) {
            note(place, "is no object");
            return Optional.ofNullable(fallback);
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Set<String> known = new LinkedHashSet<>();
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            known.add(component.getName());
            Optional<Object> value = component(component, fields, fallback, place);
            boolean mayBeNull = mayBeNull(component);
            if (value.isEmpty() && !mayBeNull) {
                return Optional.ofNullable(fallback);
            }
            values[i] = value.orElse(null);
        }
        keepStrange(fields, known, place);
        return make(type, components, values, fallback, place);
    }

    private void keepStrange(Map<?, ?> fields, Set<String> known, String place) {
        fields.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!known.contains(name) && !name.equals("@type")) {
                note(at(place, name), "is unknown here and kept aside");
                strange.put(at(place, name), value);
            }
        });
    }

    private Optional<Object> make(
            Class<?> type, RecordComponent[] components, Object[] values, Object fallback, String place) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException refused) {
            note(place, "is refused: " + refused.getCause().getMessage());
            return Optional.ofNullable(fallback);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record without its constructor: " + type, impossible);
        }
    }

    private Optional<Object> component(RecordComponent component, Map<?, ?> fields, Object fallback, String place) {
        String where = at(place, component.getName());
        Optional<Object> other = fallback == null ? byType(component) : Optional.ofNullable(get(component, fallback));
        if (!fields.containsKey(component.getName())) {
            note(where, "is missing");
            return other;
        }
        Object written = fields.get(component.getName());
        if (written == null) {
            if (mayBeNull(component)) {
                return Optional.empty();
            }
            note(where, "is null");
            return other;
        }
        return value(component.getGenericType(), written, other.orElse(null), where);
    }

    private static boolean mayBeNull(RecordComponent component) {
        return MAY_BE_NULL.contains(component.getDeclaringRecord().getSimpleName() + "." + component.getName());
    }

    private static Object get(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record without its accessor: " + component, impossible);
        }
    }

    /** What a component is where nobody says anything of it. */
    private static Optional<Object> byType(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == long.class) {
            return Optional.of(component.getName().endsWith("Ms") ? Tick.NONE : 0L);
        } else if (type == int.class) {
            return Optional.of(0);
        } else if (type == double.class) {
            return Optional.of(0.0);
        } else if (type == boolean.class) {
            return Optional.of(false);
        } else if (type == List.class) {
            return Optional.of(List.of());
        } else if (type == Set.class) {
            return Optional.of(Set.of());
        } else if (type == Map.class) {
            return Optional.of(Map.of());
        }
        return Optional.empty();
    }

    private Optional<Object> value(Type type, Object written, Object fallback, String place) {
        if (type instanceof ParameterizedType of) {
            Object many = many(of, written, place);
            return Optional.ofNullable(many == null ? fallback : many);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain, written, fallback, place);
        } else if (plain.isSealed()) {
            return oneOf(plain, written, fallback, place);
        }
        Object read = single(plain, written, place);
        if (read == null) {
            note(place, "cannot be " + written);
        }
        return Optional.ofNullable(read == null ? fallback : read);
    }

    private Object single(Class<?> type, Object written, String place) {
        if (type == String.class) {
            return written instanceof String ? written : null;
        } else if (type == boolean.class) {
            return written instanceof Boolean ? written : null;
        } else if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(written))
                    .findFirst()
                    .orElse(null);
        } else if (written instanceof Number number) {
            return number(type, number, place);
        }
        return null;
    }

    private Object number(Class<?> type, Number number, String place) {
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            if (type == double.class) {
                return exact.doubleValue();
            } else if (type == int.class) {
                return exact.intValueExact();
            }
            return possible(exact.longValueExact(), place);
        } catch (ArithmeticException | NumberFormatException outOfRange) {
            return null;
        }
    }

    private long possible(long value, String place) {
        boolean tick = latestMs != Long.MAX_VALUE && place.endsWith("Ms");
        if (!tick || value == Tick.NEVER || (value >= Tick.NONE && value <= latestMs)) {
            return value;
        }
        note(place, "cannot be " + value);
        return value < Tick.NONE ? Tick.NONE : latestMs;
    }

    /** A list, a set, or a map by text; null where it is none. */
    private Object many(ParameterizedType type, Object written, String place) {
        Type of = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (type.getRawType() == Map.class && written instanceof Map<?, ?> map) {
            Map<String, Object> read = new TreeMap<>();
            map.forEach((key, value) -> entry(of, value, at(place, String.valueOf(key)))
                    .ifPresent(one -> read.put(String.valueOf(key), one)));
            return read;
        } else if (type.getRawType() != Map.class && written instanceof Collection<?> all) {
            List<Object> read = new ArrayList<>();
            for (Object one : all) {
                if (read.size() < LONGEST_LIST) {
                    entry(of, one, place + "[]").ifPresent(read::add);
                }
            }
            return type.getRawType() == Set.class ? Set.copyOf(read) : read;
        }
        note(place, "is no list");
        return null;
    }

    private Optional<Object> entry(Type of, Object written, String place) {
        if (written == null) {
            note(place, "is null and left out");
            return Optional.empty();
        }
        Class<?> boxed = of == Long.class ? long.class : of == Integer.class ? int.class : (Class<?>) of;
        Optional<Object> read = value(boxed, written, null, place);
        if (read.isEmpty()) {
            note(place, "is left out");
        }
        return read;
    }

    /** One of the records of a sealed interface, by the name under which it is written. */
    private Optional<Object> oneOf(Class<?> type, Object written, Object fallback, String place) {
        Object name = written instanceof Map<?, ?> fields ? fields.get("@type") : null;
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.getSimpleName().toLowerCase(Locale.ROOT).equals(name)) {
                Object sameKind = permitted.isInstance(fallback)
                        ? fallback
                        : examples.stream()
                                .filter(permitted::isInstance)
                                .findFirst()
                                .orElse(null);
                Optional<Object> read = record(permitted, written, sameKind, place);
                return read.isPresent() ? read : Optional.ofNullable(fallback);
            }
        }
        note(place, "is none of its kinds");
        return Optional.ofNullable(fallback);
    }

    private static String at(String place, String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private void note(String place, String what) {
        notes.add((place.isEmpty() ? "it" : place) + " " + what);
    }
}
