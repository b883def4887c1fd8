/**
 * Who may ask for what: the commands of a platform, the keys that sign them, and how old a request may be. It decides and carries nothing
 * out; time is an argument. The configuration makes the rights, and the agent asks before it carries a request out.
 */
package dev.liftwatch.rights;
