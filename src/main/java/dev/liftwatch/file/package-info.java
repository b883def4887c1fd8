/**
 * Files as people name them: only plain ones are opened, and nothing is written through a link. What is found instead is named, never
 * waited for.
 *
 * <p>What stands in a file is no matter here. Called by whoever reads or writes a file that a person, or somebody who means harm, may have
 * chosen.
 */
package dev.liftwatch.file;
