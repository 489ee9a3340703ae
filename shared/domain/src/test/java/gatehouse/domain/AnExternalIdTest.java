package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnExternalIdTest {
    private static final TenantId ACME = new TenantId("acme");

    @Test
    void stands_for_one_person_at_one_provider_of_one_tenant() {
        Set<String> hashes =
                Stream.of(
                                new ExternalId(ACME, "https://a.example", "x"),
                                new ExternalId(ACME, "https://a.example", "X"),
                                new ExternalId(ACME, "https://b.example", "x"),
                                new ExternalId(new TenantId("globex"), "https://a.example", "x"),
                                // the same text, cut at another place
                                new ExternalId(ACME, "https://a.example\n1\nx", ""),
                                new ExternalId(ACME, "https://a.example", "\n1\nx"))
                        .map(ExternalId::hash)
                        .collect(Collectors.toSet());
        assertThat(hashes).hasSize(6).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void says_nothing_of_the_person_where_it_is_printed() {
        assertThat(new ExternalId(ACME, "https://a.example", "noor"))
                .asString()
                .doesNotContain("noor");
    }
}
