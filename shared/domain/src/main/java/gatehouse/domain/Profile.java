package gatehouse.domain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a tenant knows of a member beside name, address and roles (D2, B6, B7).
///
/// @param group the group that the tenant has put the person in, if any
/// @param notifications whether notifications go out at all, by the administrators' word (C9)
/// @param muted the kinds that the person has switched off
/// @param details by kind; those that are not known are left out
/// @param languages that need no translation: BCP 47 tags; none where the tenant's list holds (B7)
/// @param preferredLanguage one of them, or empty
/// @param softLimit of assignments, 0-100; empty where the tenant's standard holds (B6)
/// @param hardLimit the same
public record Profile(
        Optional<Group> group,
        boolean notifications,
        Set<Notification> muted,
        Map<Detail, String> details,
        List<String> languages,
        Optional<String> preferredLanguage,
        Optional<Integer> softLimit,
        Optional<Integer> hardLimit) {
    /// Nothing is known.
    public static final Profile NONE =
            new Profile(
                    Optional.empty(),
                    true,
                    Set.of(),
                    Map.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public Profile {
        muted = Set.copyOf(muted);
        details = copy(details);
        languages = List.copyOf(languages);
    }

    /// The same in another group, or in none.
    public Profile in(Optional<Group> next) {
        return new Profile(
                next,
                notifications,
                muted,
                details,
                languages,
                preferredLanguage,
                softLimit,
                hardLimit);
    }

    /// The same with other details.
    public Profile with(Map<Detail, String> next) {
        return new Profile(
                group,
                notifications,
                muted,
                next,
                languages,
                preferredLanguage,
                softLimit,
                hardLimit);
    }

    /// The same with that language preferred: BCP 47.
    public Profile preferring(String language) {
        return new Profile(
                group,
                notifications,
                muted,
                details,
                languages,
                Optional.of(language),
                softLimit,
                hardLimit);
    }

    /// The same with other kinds of notifications switched off by the person.
    public Profile mute(Set<Notification> kinds) {
        return new Profile(
                group,
                notifications,
                kinds,
                details,
                languages,
                preferredLanguage,
                softLimit,
                hardLimit);
    }

    /// Whether notifications of a kind go out: the administrators' switch and the person's own are
    /// both on (C9).
    public boolean takes(Notification kind) {
        return notifications && !muted.contains(kind);
    }

    /// The language of mails once this profile is in place of another: the standard where a
    /// preference was taken back.
    ///
    /// @param language of mails until now: BCP 47
    public String languageAfter(Profile before, String language) {
        return preferredLanguage.orElse(
                before.preferredLanguage().isPresent() ? Account.LANGUAGE : language);
    }

    private static Map<Detail, String> copy(Map<Detail, String> details) {
        var copy = new EnumMap<Detail, String>(Detail.class);
        copy.putAll(details);
        return Collections.unmodifiableMap(copy);
    }

    /// What is known of one kind, if anything is.
    public Optional<String> detail(Detail kind) {
        return Optional.ofNullable(details.get(kind));
    }
}
