package dev.liftwatch.agent;

/** Which version this is. */
final class Version {
    /** The version of the installed jar; "development" where it runs from classes. */
    static final String TEXT = text();

    private Version() {}

    private static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
