package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalPersonTest {
    @Test
    void behindSudoIsThePersonWhoLoggedIn() {
        assertEquals("li", LocalPerson.name("root", Map.of("SUDO_USER", "li")));
        assertEquals("root", LocalPerson.name("root", Map.of()));
        assertEquals("wang", LocalPerson.name("wang", Map.of("SUDO_USER", "li")), "sudo -u wang is wang");
    }
}
