/**
 * Changes a {@code device.toml} in place, as a careful person with an editor would: a value is replaced, a key or a table comes or goes, and
 * every other byte stays, comments and order included.
 *
 * <p>{@link dev.liftwatch.edit.TomlText} is the pure half: text in, text out. {@link dev.liftwatch.edit.LockedFile} is the half that touches
 * the card: one writer at a time, a check before anything is replaced, a backup, and the whole file or nothing. It does not know what the
 * keys mean; whoever calls it brings the check. Called by the commands that set up and commission a lift.
 */
package dev.liftwatch.edit;
