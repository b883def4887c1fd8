package dev.liftwatch.config;

/**
 * How it is made sure that alarms arrive, {@code [delivery]}.
 *
 * @param selfTestH longest time between two test alarms to every platform, hours
 * @param selfTestAnswerS a test alarm that is not answered within this is an incident, s
 * @param alarmAnswerS an alarm that is not answered within this is an incident, s
 */
public record DeliveryConfig(int selfTestH, int selfTestAnswerS, int alarmAnswerS) {
    static final int USUAL_SELF_TEST_H = 72;
    static final int LEAST_SELF_TEST_H = 1;

    /** No longer than three days, so that a dead way is known before the next trapping (one in 24 lift-years) with fair certainty. */
    static final int MOST_SELF_TEST_H = 72;

    static final int USUAL_SELF_TEST_ANSWER_S = 600;
    static final int USUAL_ALARM_ANSWER_S = 300;
    static final int LEAST_ANSWER_S = 10;
    static final int MOST_ANSWER_S = 86_400;

    static DeliveryConfig usual() {
        return new DeliveryConfig(USUAL_SELF_TEST_H, USUAL_SELF_TEST_ANSWER_S, USUAL_ALARM_ANSWER_S);
    }

    static DeliveryConfig read(Section table) {
        long selfTestH = table.optional("self_test_h", Rule.whole(LEAST_SELF_TEST_H, MOST_SELF_TEST_H))
                .orElse((long) USUAL_SELF_TEST_H);
        long selfTestAnswerS = table.optional("self_test_answer_s", Rule.whole(LEAST_ANSWER_S, MOST_ANSWER_S))
                .orElse((long) USUAL_SELF_TEST_ANSWER_S);
        long alarmAnswerS = table.optional("alarm_answer_s", Rule.whole(LEAST_ANSWER_S, MOST_ANSWER_S))
                .orElse((long) USUAL_ALARM_ANSWER_S);
        table.refuseUnknownKeys();
        return new DeliveryConfig((int) selfTestH, (int) selfTestAnswerS, (int) alarmAnswerS);
    }
}
