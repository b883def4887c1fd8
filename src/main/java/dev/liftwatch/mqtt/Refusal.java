package dev.liftwatch.mqtt;

import dev.liftwatch.tls.RefusedFileException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.eclipse.paho.client.mqttv3.MqttException;

/** The reason why a broker could not be reached or was lost: an actionable message for a technician. */
final class Refusal {
    /** No chain of causes is longer than this; a cycle ends here. */
    private static final int DEEPEST = 12;

    private Refusal() {}

    /** The plainest explanation in the chain of causes, with the server it is about. */
    static String words(Throwable failure, String server) {
        Throwable cause = failure;
        String technical = String.valueOf(failure.getMessage());
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            String words = words(cause);
            if (words != null) {
                return server + ": " + words;
            }
            technical = cause.getClass().getSimpleName() + ": " + cause.getMessage();
            cause = cause.getCause();
        }
        return server + ": " + technical;
    }

    /** Whether the other side has ended a connection that stood, in good order or not. */
    static boolean isEnd(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof EOFException || cause instanceof SocketException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static String words(Throwable cause) {
        return switch (cause) {
            case BrokerProtocolException violation -> violation.getMessage();
            case RefusedFileException file -> file.getMessage();
            case UnknownHostException e ->
                "the name \"" + e.getMessage() + "\" is not known: check the name and the DNS";
            case ConnectException _ ->
                "nothing accepts connections there (refused): is the broker running, is the port right?";
            case NoRouteToHostException _ ->
                "there is no route to it: check the network cable, the SIM and the gateway";
            case SocketTimeoutException _ -> "it does not answer: check the network and any firewall";
            case EOFException _ -> "it ended the connection";
            case SocketException broken -> "the connection broke: " + broken.getMessage();
            case MqttException e -> words(e.getReasonCode());
            default -> null;
        };
    }

    private static String words(int reasonCode) {
        return switch (reasonCode) {
            case MqttException.REASON_CODE_FAILED_AUTHENTICATION ->
                "the broker does not accept the user name or password: check the credentials file";
            case MqttException.REASON_CODE_NOT_AUTHORIZED ->
                "the broker does not let this user in: check the credentials file, and the user's rights there";
            case MqttException.REASON_CODE_INVALID_CLIENT_ID -> "the broker refuses the client id";
            case MqttException.REASON_CODE_BROKER_UNAVAILABLE -> "the broker says it is not available";
            case MqttException.REASON_CODE_INVALID_PROTOCOL_VERSION -> "the broker does not speak MQTT 3.1.1";
            case MqttException.REASON_CODE_CLIENT_TIMEOUT -> "it accepts connections but does not answer as a broker";
            case MqttException.REASON_CODE_INVALID_MESSAGE -> "it sends what is not MQTT";
            default -> null;
        };
    }
}
