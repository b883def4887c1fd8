/**
 * The thresholds of the judgement under {@code [detection]} in device.toml: each with its default, its bounds and what it means.
 *
 * <p>It judges nothing and reads no file. Pure. {@code fault} and {@code entrapment} are judged by them, {@code config} reads them.
 */
package dev.liftwatch.detection;
