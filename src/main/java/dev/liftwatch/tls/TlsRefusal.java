package dev.liftwatch.tls;

import java.io.EOFException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/**
 * The reason why TLS was not established or ended: an actionable message for a technician.
 *
 * @param files what was configured
 * @param trust what the broker has presented
 * @param asked whether the broker asked for a client certificate
 * @param shaken whether the handshake was over: in TLS 1.3 a client certificate is refused only then
 */
record TlsRefusal(TlsFiles files, BrokerTrust trust, boolean asked, boolean shaken) {
    /** No chain of causes is longer than this; a cycle ends here. */
    private static final int DEEPEST = 12;

    /** Java's words for what the other side said when it ended the handshake. */
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]+)");

    /** Alerts that are about our certificate. */
    private static final Set<String> ABOUT_US = Set.of(
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "certificate_required",
            "unknown_ca",
            "access_denied",
            "decrypt_error");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    Optional<String> words(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && chain.size() < DEEPEST; cause = cause.getCause()) {
            chain.add(cause);
        }
        // The innermost cause says it best: a failure about a path may have been caused by one about a date.
        return chain.reversed().stream()
                .map(this::certificate)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() ->
                        chain.stream().map(this::talk).flatMap(Optional::stream).findFirst());
    }

    private Optional<String> certificate(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case CertificateExpiredException _ ->
                        "the broker's certificate ended on " + presented(X509Certificate::getNotAfter)
                                + ": it has to be renewed there (or the clock of this box is wrong)";
                    case CertificateNotYetValidException _ ->
                        "the broker's certificate is good only from " + presented(X509Certificate::getNotBefore)
                                + " on: is the clock of this box wrong?";
                    case RevocationLists.RevokedException revoked ->
                        "the broker's certificate is not to be trusted any more: " + revoked.getMessage()
                                + ", says crl_file";
                    case BrokerTrust.OtherHostException _ ->
                        "the broker's certificate is for another host: it names " + names()
                                + ", and servers has to name one of these";
                    case CertPathValidatorException weak
                    when weak.getReason() == BasicReason.ALGORITHM_CONSTRAINED ->
                        "the broker's certificate has a key or a signature that is too weak to be trusted";
                    case CertPathValidatorException _, CertPathBuilderException _ -> unknownAuthority();
                    default -> null;
                });
    }

    private String unknownAuthority() {
        String issuer = trust.presented().isEmpty()
                ? "an unknown authority"
                : trust.presented().getLast().getIssuerX500Principal().getName();
        return "the broker's certificate is issued by " + issuer + ", which "
                + files.ca()
                        .map(file -> "is not in ca_file " + file + ": is that the right file?")
                        .orElse("this box does not trust: name its certificate in ca_file");
    }

    private String presented(Function<X509Certificate, Date> date) {
        return trust.presented().isEmpty()
                ? "an unknown day"
                : MINUTE.format(date.apply(trust.presented().getFirst()).toInstant());
    }

    /** The host names and addresses in the broker's certificate. */
    private String names() {
        X509Certificate certificate = trust.presented().getFirst();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null && !alternatives.isEmpty()) {
                return alternatives.stream()
                        .map(entry -> String.valueOf(entry.get(1)))
                        .limit(8)
                        .collect(Collectors.joining(", "));
            }
        } catch (CertificateParsingException damaged) {
            return "nothing that can be read";
        }
        return certificate.getSubjectX500Principal().getName();
    }

    private Optional<String> talk(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        Matcher alert = ALERT.matcher(message);
        if (alert.find()) {
            return Optional.of(alert(alert.group(1)));
        }
        if (cause instanceof SSLException) {
            if (message.contains("protocol_version") || message.contains("No appropriate protocol")) {
                return Optional.of(alert("protocol_version"));
            }
            if (message.contains("Unsupported or unrecognized")) {
                return Optional.of("it does not speak TLS on this port: is it the broker's TLS port (mostly 8883)?");
            }
        }
        boolean ended = cause instanceof EOFException || cause instanceof SocketException;
        if (!ended || cause instanceof java.net.ConnectException || cause instanceof java.net.NoRouteToHostException) {
            return Optional.empty();
        }
        if (asked) {
            return Optional.of("it ended the connection when it had asked for a client certificate: "
                    + refusedIdentity("no reason given"));
        }
        return shaken
                ? Optional.empty()
                : Optional.of("it ended the connection in the TLS handshake without a word: is it the broker's TLS port"
                        + " (mostly 8883)?");
    }

    private String alert(String alert) {
        if (alert.equals("protocol_version")) {
            return "there is no TLS version that both sides speak: the agent speaks 1.2 and 1.3";
        }
        boolean aboutUs = ABOUT_US.contains(alert) || (asked && alert.equals("handshake_failure"));
        return aboutUs ? refusedIdentity(alert) : "the broker ended the TLS handshake: " + alert;
    }

    private String refusedIdentity(String why) {
        return files.hasIdentity()
                ? "the broker refuses our client certificate (" + why + "): is it the right one, has it ended?"
                : "the broker wants a client certificate, and none is configured: certificate_file and key_file";
    }
}
