/**
 * TLS to a broker: reads certificates, keys and passwords from files, shakes hands, and says in plain words why that did not come about
 * and when a certificate ends.
 *
 * <p>It keeps no secret longer than a connection and prints none. {@code mqtt} calls it at every connect; {@code config} names the files.
 */
package dev.liftwatch.tls;
