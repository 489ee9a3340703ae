package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WhatAPersonPrefersTest {
    private static final Languages TENANT = new Languages(true, List.of("de", "en"));
    private static final Limits STANDARD = new Limits(20, 40);

    @Test
    void of_languages_comes_before_what_the_tenant_has() {
        assertThat(TENANT.readBy(reads(List.of(), ""))).containsExactly("de", "en");
        assertThat(TENANT.translatedFor(reads(List.of(), ""))).contains("de");
        assertThat(TENANT.readBy(reads(List.of("it", "fr"), "fr"))).containsExactly("it", "fr");
        assertThat(TENANT.translatedFor(reads(List.of("it", "fr"), "fr"))).contains("fr");
        assertThat(TENANT.translatedFor(reads(List.of(), "en"))).contains("en");
        assertThat(TENANT.translatedFor(reads(List.of("it", "fr"), "")))
                .as("never into what the person does not read")
                .contains("it");
    }

    @Test
    void of_languages_is_nothing_where_nothing_is_translated() {
        var off = new Languages(false, List.of("de", "en"));
        assertThat(off.readBy(reads(List.of("it"), "it"))).isEmpty();
        assertThat(off.translatedFor(reads(List.of("it"), "it"))).isEmpty();
        var none = new Languages(true, List.of());
        assertThat(none.readBy(Profile.NONE)).isEmpty();
        assertThat(none.translatedFor(Profile.NONE)).isEmpty();
    }

    @Test
    void of_limits_overrides_the_standard_and_keeps_their_order() {
        assertThat(STANDARD.of(Profile.NONE)).isEqualTo(STANDARD);
        assertThat(STANDARD.of(takes(5, 6))).isEqualTo(new Limits(5, 6));
        assertThat(STANDARD.of(takes(5, null))).isEqualTo(new Limits(5, 40));
        assertThat(STANDARD.of(takes(60, null))).isEqualTo(new Limits(40, 40));
        assertThat(STANDARD.of(takes(null, 10))).isEqualTo(new Limits(10, 10));
        assertThat(STANDARD.of(takes(null, 0))).isEqualTo(new Limits(0, 0));
    }

    private static Profile reads(List<String> languages, String preferred) {
        return profile(
                languages,
                Optional.of(preferred).filter(tag -> !tag.isEmpty()),
                Optional.empty(),
                Optional.empty());
    }

    private static Profile takes(
            @org.jspecify.annotations.Nullable Integer soft,
            @org.jspecify.annotations.Nullable Integer hard) {
        return profile(
                List.of(), Optional.empty(), Optional.ofNullable(soft), Optional.ofNullable(hard));
    }

    private static Profile profile(
            List<String> languages,
            Optional<String> preferred,
            Optional<Integer> soft,
            Optional<Integer> hard) {
        return new Profile(
                Optional.empty(), true, Set.of(), Map.of(), languages, preferred, soft, hard);
    }
}
