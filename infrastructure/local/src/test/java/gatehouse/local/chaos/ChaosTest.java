package gatehouse.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChaosTest {
    @Test
    void the_same_seed_decides_the_same() {
        assertThat(decisions(7, "relay")).isEqualTo(decisions(7, "relay"));
    }

    @Test
    void another_seed_or_another_purpose_decides_otherwise() {
        assertThat(decisions(8, "relay")).isNotEqualTo(decisions(7, "relay"));
        assertThat(decisions(7, "mailer")).isNotEqualTo(decisions(7, "relay"));
    }

    @Test
    void a_batch_is_cut_to_one_record_at_least_and_never_longer_than_asked() {
        var disorder = new Chaos(7).disorder("relay");
        assertThat(IntStream.range(0, 200).map(_ -> disorder.cut(5)).boxed())
                .contains(1, 5)
                .allMatch(size -> size >= 1 && size <= 5);
    }

    private static List<Integer> decisions(long seed, String purpose) {
        var dice = new Chaos(seed).dice(purpose);
        return IntStream.range(0, 50).map(_ -> dice.below(1000)).boxed().toList();
    }
}
