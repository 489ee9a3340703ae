package gatehouse.domain.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gatehouse.domain.AccountId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ARecoveryCodeTest {
    private static final AccountId ANA = new AccountId("a".repeat(26));
    private static final AccountId MIA = new AccountId("b".repeat(26));

    @Test
    void is_one_of_ten_that_all_differ() {
        var random = new Random(5);
        var all = new HashSet<RecoveryCode>();
        for (int i = 0; i < 100; i++) {
            all.addAll(RecoveryCode.next(random));
        }
        assertThat(all).hasSize(1000);
    }

    /// Five random bits at each of 24 places: 120.
    @Test
    void has_any_of_32_characters_at_each_place() {
        var random = new Random(5);
        var codes =
                Stream.generate(() -> RecoveryCode.next(random).getFirst().text())
                        .limit(1_000)
                        .toList();
        for (int i = 0; i < 24; i++) {
            int place = i;
            assertThat(codes.stream().map(code -> code.charAt(place)).distinct()).hasSize(32);
        }
    }

    @Test
    void is_written_in_groups_of_four_and_read_however_it_is_typed() {
        for (var code : RecoveryCode.next(new Random(6))) {
            var written = code.written();
            assertThat(written).matches("([A-Z2-7]{4}-){5}[A-Z2-7]{4}");
            for (var typed :
                    new String[] {
                        written,
                        written.toLowerCase(Locale.ROOT),
                        written.replace('-', ' '),
                        " " + code.text() + " "
                    }) {
                assertThat(RecoveryCode.parse(typed)).as(typed).contains(code);
            }
        }
    }

    @Test
    void is_nothing_longer_shorter_or_of_other_letters() {
        for (var typed :
                new String[] {
                    "", "123456", "A".repeat(23), "A".repeat(25), "1".repeat(24), "é".repeat(24)
                }) {
            assertThat(RecoveryCode.parse(typed)).as(typed).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> new RecoveryCode(typed));
        }
        assertThat(RecoveryCode.parse("A".repeat(24))).isPresent();
    }

    @Test
    void has_a_hash_of_its_own_for_each_account_and_shows_itself_in_no_log() {
        var code = RecoveryCode.next(new Random(7)).getFirst();
        assertThat(code.hash(ANA)).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(code.hash(MIA));
        assertThat(code).hasToString("RecoveryCode");
    }
}
