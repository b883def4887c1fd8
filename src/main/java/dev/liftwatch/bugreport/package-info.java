/**
 * What goes to the maker when something is wrong: parts that are gathered side by side, each bounded in time and size, freed of secrets,
 * in one archive that names what it lacks.
 *
 * <p>It knows no command and asks no agent; the parts are handed in. It makes no thread and reads no clock. Called by {@code cli}.
 */
package dev.liftwatch.bugreport;
