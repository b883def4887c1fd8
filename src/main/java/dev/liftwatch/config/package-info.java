/**
 * Reads device.toml and credentials files into immutable records, or says everything that is wrong with them at once, each with its place.
 * The only importer of tomlj.
 *
 * <p>It opens no port and connects to nothing. {@code agent} and {@code cli} read files through it and hand the records on.
 */
package dev.liftwatch.config;
