/**
 * Reads device.toml and credentials files into immutable records, or says everything that is wrong with them at once,
 * each with its place. The only importer of tomlj. It opens no port and connects to nothing: {@code agent} and the
 * commands in {@code cli} call it and hand its records on.
 */
package dev.liftwatch.config;
