package gatehouse.functions.signin;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Hmac;
import gatehouse.domain.TenantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NoncesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final String ID = "a7k2mzq4vhx3n5rj6wbtye2cdf";
    private static final Nonces NONCES = nonces("one secret of at least 32 letters");

    private static Nonces nonces(String secret) {
        return new Nonces(() -> new Hmac(List.of(secret)));
    }

    @Test
    void one_of_ours_is_good_for_ten_minutes_and_no_longer() {
        var text = NONCES.mint(ID, ACME, NOON);
        var until = NOON.plusSeconds(600);
        assertThat(NONCES.verify(text, ACME, until.minusMillis(1)))
                .contains(new Nonces.Nonce(ID, until));
        assertThat(NONCES.verify(text, ACME, until)).isEmpty();
    }

    @Test
    void one_of_another_tenant_or_secret_or_an_altered_one_is_none() {
        var text = NONCES.mint(ID, ACME, NOON);
        assertThat(NONCES.verify(text, new TenantId("globex"), NOON)).isEmpty();
        assertThat(nonces("another secret, as long as that one").verify(text, ACME, NOON))
                .isEmpty();
        assertThat(NONCES.verify(text.replaceFirst("a7k2", "a7k3"), ACME, NOON)).isEmpty();
        assertThat(NONCES.verify(text.replaceFirst("\\.1", ".2"), ACME, NOON)).isEmpty();
        assertThat(NONCES.verify(text + "A", ACME, NOON)).isEmpty();
        assertThat(NONCES.verify("", ACME, NOON)).isEmpty();
    }
}
