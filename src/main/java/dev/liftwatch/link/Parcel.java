package dev.liftwatch.link;

import java.nio.charset.StandardCharsets;

/**
 * Something that was given to a broker and is not acknowledged yet.
 *
 * @param number what its acknowledgement names: of a stored message its place in the order of storing
 * @param topic the topic below the uplink's prefix
 * @param bytes the length of its text in UTF-8
 * @param form the form it was sent in, 0 for the whole one
 * @param stored whether it is a stored message
 * @param sentMs when it was sent, tick
 */
record Parcel(long number, String topic, int bytes, int form, boolean stored, long sentMs) {
    /** The length of a text on the wire, bytes. */
    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** What is the same where it is sent again: a stored message in that form, anything else by its topic. */
    String key() {
        return stored ? number + "." + form : topic;
    }
}
