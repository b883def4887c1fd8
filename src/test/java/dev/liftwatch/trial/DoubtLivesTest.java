package dev.liftwatch.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.campaign.LifeScore;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.LifeKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What trapped people and confused controllers do, drawn at random: every trapping is seen, and ordinary service raises nothing. */
class DoubtLivesTest {
    private static final List<Kit> KITS =
            Stream.of(Kit.values()).filter(kit -> kit.presence().isPresent()).toList();
    private static final int LIVES = 16;
    private static final long SEED = 20_001;

    @ParameterizedTest
    @EnumSource(
            value = LifeKind.class,
            mode = Mode.INCLUDE,
            names = {"SHUTTLE", "KICKED_DOORS", "CREEPING", "JABS_THEN_HOLD", "RELEVELLING", "ORDINARY", "PLAIN"})
    void everyLifeOfThatKindEndsInOrder(LifeKind kind) {
        List<LifeOutcome> outcomes = new LifePlan(List.of(kind), LIVES, SEED, KITS)
                .lives().stream().map(LifeTrial::run).toList();
        assertEquals(LIVES, outcomes.size());
        assertEquals(List.of(), LifeScore.failures(outcomes));
    }
}
