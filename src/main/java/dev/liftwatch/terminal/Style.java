package dev.liftwatch.terminal;

/** How a piece of text looks; the codes are those of ECMA-48, which every terminal knows. */
public enum Style {
    PLAIN("0"),
    DIM("2"),
    STRONG("1"),
    TITLE("7"),
    CAR("36"),
    GOOD("1;32"),
    WARN("1;33"),
    BAD("1;31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The escape sequence that begins it; without colours only brightness and inversion are left. */
    String begin(boolean colour) {
        String shown = colour ? code : code.replaceAll(";?3\\d", "");
        return "\u001b[0" + (shown.isEmpty() || shown.equals("0") ? "" : ";" + shown) + "m";
    }
}
