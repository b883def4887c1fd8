package dev.liftwatch.cli;

import dev.liftwatch.console.Page;
import dev.liftwatch.linux.TerminalSize;
import java.time.ZoneId;

/** A page as wide as the terminal that reads it, in the zone of this box. */
final class ScreenPage {
    private ScreenPage() {}

    static Page blank() {
        int columns = TerminalSize.now().map(TerminalSize::columns).orElse(Page.USUAL_COLUMNS);
        return new Page(columns, ZoneId.systemDefault());
    }
}
