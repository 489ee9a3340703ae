package gatehouse.domain;

import static gatehouse.domain.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IdsTest {
    private static final String OPAQUE = "abcdefghijklmnopqrstuvw234";

    @Test
    void are_read_as_they_were_written() {
        var random = new Random(5);
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            var grant = GrantId.next(random);
            assertThat(GrantId.parse(grant.toString())).contains(grant);
            assertThat(AccountId.parse(grant.value())).contains(new AccountId(grant.value()));
            assertThat(EventId.parse(grant.value())).contains(new EventId(grant.value()));
            assertThat(SessionId.parse(grant.value())).contains(new SessionId(grant.value()));
            assertThat(seen.add(grant.value())).isTrue();
        }
    }

    /// Five random bits at each of 26 places: 130.
    @Test
    void have_any_of_32_characters_at_each_place() {
        var random = new Random(5);
        var ids = Stream.generate(() -> SessionId.next(random).value()).limit(1_000).toList();
        for (int i = 0; i < OPAQUE.length(); i++) {
            int place = i;
            assertThat(ids.stream().map(id -> id.charAt(place)).distinct()).hasSize(32);
        }
    }

    @Test
    void are_26_characters_of_lower_case_base_32() {
        assertThat(AccountId.parse(OPAQUE)).isPresent();
        for (var bad :
                List.of(
                        "",
                        OPAQUE.substring(1),
                        OPAQUE + "a",
                        OPAQUE + "\n",
                        OPAQUE.toUpperCase(Locale.ROOT),
                        OPAQUE.replace('2', '1'),
                        OPAQUE.replace('2', '8'),
                        OPAQUE.replace('a', '#'),
                        OPAQUE.replace('a', '/'),
                        OPAQUE.replace('a', 'а'), // Cyrillic
                        OPAQUE.replace('a', 'ａ'), // full width
                        "a".repeat(100_000))) {
            assertThat(AccountId.parse(bad)).isEmpty();
            assertThat(GrantId.parse(bad)).isEmpty();
            assertThat(EventId.parse(bad)).isEmpty();
            assertThat(SessionId.parse(bad)).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> new AccountId(bad));
            assertThatIllegalArgumentException().isThrownBy(() -> new GrantId(bad));
            assertThatIllegalArgumentException().isThrownBy(() -> new EventId(bad));
            assertThatIllegalArgumentException().isThrownBy(() -> new SessionId(bad));
        }
    }

    @Test
    void of_groups_that_go_with_a_name_are_always_the_same_for_tenant_and_name() {
        var acme = new TenantId("acme");
        var night = GroupId.of(acme, "Night shift");
        assertThat(night).isEqualTo(GroupId.of(acme, "Night shift"));
        assertThat(GroupId.parse(night.value())).contains(night);
        assertThat(night)
                .isNotEqualTo(GroupId.of(acme, "Day shift"))
                .isNotEqualTo(GroupId.of(new TenantId("globex"), "Night shift"));
    }

    @Test
    void of_tenants_are_slugs_of_3_to_40_characters() {
        for (var good :
                List.of("abc", "a-b", "0-9", "a--b", "123", "a".repeat(40), "acme-clinic")) {
            assertThat(TenantId.parse(good)).contains(new TenantId(good));
        }
        for (var bad :
                List.of(
                        "",
                        "ab",
                        "a".repeat(41),
                        "-ab",
                        "ab-",
                        "---",
                        "Abc",
                        "a_b",
                        "a.b",
                        "a#b",
                        "a/b",
                        "a b",
                        " abc",
                        "abc\n",
                        "äbc",
                        "abс", // Cyrillic
                        "ａbc", // full width
                        "a%62c",
                        "../abc")) {
            assertThat(TenantId.parse(bad)).as(bad).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(bad));
        }
    }

    @Test
    void of_invitations_name_the_address_and_count() {
        var first = InvitationId.first(email("Sam@Vendor.Example"));
        assertThat(first).isEqualTo(InvitationId.first(email("sam@vendor.example")));
        assertThat(first.hash())
                .hasSize(32)
                .isNotEqualTo(InvitationId.hash(email("sam@acme.example")));
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.next()).isEqualTo(new InvitationId(first.hash(), 2));
        assertThat(InvitationId.parse(first.next().toString())).contains(first.next());
    }

    @Test
    void of_invitations_stay_the_same_for_ever() {
        // the first 128 bits of SHA-256("sam@vendor.example"): keys of the table hang on it
        assertThat(InvitationId.hash(email("sam@vendor.example")))
                .isEqualTo("7696f3e829794ff1acfce6ff8a31cdb1");
    }

    @Test
    void of_invitations_are_refused_in_any_other_form() {
        var hash = "0123456789abcdef0123456789abcdef";
        assertThat(InvitationId.parse(hash + ".999999")).isPresent();
        for (var bad :
                List.of(
                        "",
                        hash,
                        hash + ".",
                        hash + ".0",
                        hash + ".01",
                        hash + ".-1",
                        hash + ".1000000",
                        hash + ".1 ",
                        hash + ".1\n",
                        hash + ".1.1",
                        hash + "#1",
                        hash + ".١", // an Arabic digit
                        hash.substring(1) + ".1",
                        hash + "0.1",
                        hash.replace('a', 'A') + ".1",
                        hash.replace('a', 'g') + ".1",
                        hash + ".99999999999999999999")) {
            assertThat(InvitationId.parse(bad)).as(bad).isEmpty();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new InvitationId("a#b", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new InvitationId(hash, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InvitationId(hash, 999_999).next());
    }
}
