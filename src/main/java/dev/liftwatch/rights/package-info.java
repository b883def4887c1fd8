/**
 * Who may ask for what: the commands of a platform, the keys that sign them, and how old a request may be.
 *
 * <p>It decides and carries nothing out; time is an argument. {@code config} makes the rights, and {@code requests} asks before it carries
 * a request out.
 */
package dev.liftwatch.rights;
