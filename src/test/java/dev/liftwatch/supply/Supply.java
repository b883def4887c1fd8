package dev.liftwatch.supply;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@code ./dev supply}: every library with its licences and what was known to be wrong with it, without a network. */
final class Supply {
    private Supply() {}

    public static void main(String[] arguments) throws Exception {
        KnownVulnerabilities advisories = KnownVulnerabilities.read();
        int open = 0;
        for (Component component : Component.all()) {
            System.out.printf(
                    "%-15s %-46s %-14s %s%n",
                    component.inPackage(),
                    component.key(),
                    component.version(),
                    String.join(", ", component.licences()));
            List<KnownVulnerabilities.Vulnerability> found = advisories.about(component);
            for (KnownVulnerabilities.Vulnerability advisory : found) {
                System.out.printf(
                        "    %s: %s (gone with %s)%s%n",
                        advisory.id(),
                        advisory.what(),
                        advisory.fixed(),
                        advisory.accepted()
                                .map(why -> "; does not matter here: " + why)
                                .orElse(""));
                open += advisory.accepted().isEmpty() ? 1 : 0;
            }
        }
        long days = ChronoUnit.DAYS.between(advisories.knownUntil(), LocalDate.now(ZoneOffset.UTC));
        System.out.printf(
                "%n%d advisories in src/supply/advisories.json, the newest of %s, %d days ago: what was published since is NOT known here.%n",
                advisories.all().size(), advisories.knownUntil(), days);
        System.out.println(
                "Java itself, the C library and the kernel are the distribution's, and so are their updates.");
        System.exit(open == 0 ? 0 : 1);
    }
}
