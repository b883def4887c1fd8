package dev.liftwatch.link;

/** What is wrong with a broker, in a sentence for the log. */
final class Notes {
    private Notes() {}

    static LinkOrder.Note of(LinkTrouble trouble) {
        return new LinkOrder.Note(words(trouble), true);
    }

    /** Whether the second brings no news after the first. */
    static boolean saySame(LinkTrouble before, LinkTrouble now) {
        if (before instanceof LinkTrouble.MessagesRefused one && now instanceof LinkTrouble.MessagesRefused other) {
            return one.topic().equals(other.topic()) && one.bytes() == other.bytes() && one.why() == other.why();
        }
        return before.getClass() == now.getClass();
    }

    static LinkOrder.Note over(LinkTrouble trouble) {
        return new LinkOrder.Note(
                switch (trouble) {
                    case LinkTrouble.RequestsUnreadable _ -> "requests can be read again";
                    case LinkTrouble.MessagesRefused _ -> "the broker takes messages again that it did not take before";
                    case LinkTrouble.ClientIdShared _ -> "the connection lasts again";
                    case LinkTrouble.Quarantined _ -> "it is kept waiting no more";
                });
    }

    private static String words(LinkTrouble trouble) {
        return switch (trouble) {
            case LinkTrouble.RequestsUnreadable unreadable -> {
                String what = switch (unreadable.how()) {
                    case REFUSED -> "the broker does not let this user read its requests (the topic cmd)";
                    case UNANSWERED -> "the broker does not answer the subscription to requests (the topic cmd)";
                    case ENDS_CONNECTION ->
                        "the broker ends the connection at the subscription to requests (the topic cmd)";
                };
                yield what + ": check the user's rights there; messages go on, answers cannot come";
            }
            case LinkTrouble.MessagesRefused refused -> {
                String what = "the broker does not take messages of " + refused.bytes() + " bytes on the topic "
                        + refused.topic() + ", the longest taken had " + refused.takenBytes() + ": ";
                String why = switch (refused.why()) {
                    case SIZE -> "its limit for the size of a message is too low";
                    case TOPIC -> "the user's rights for this topic are missing there";
                    case SIZE_OR_TOPIC ->
                        "its limit for the size of a message is too low, or the user's rights for this topic are missing"
                                + " there";
                };
                yield what + why + "; alarms go out short, other such messages wait in the store";
            }
            case LinkTrouble.Quarantined held ->
                "the agent has died of its doing (" + held.why().code() + "), time " + held.times()
                        + ": it is tried again later";
            case LinkTrouble.ClientIdShared shared ->
                "the broker has ended a working connection " + shared.times() + " times within 10 min and let us in"
                        + " again each time: mostly another box uses the same client id";
        };
    }
}
