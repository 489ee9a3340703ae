package gatehouse.functions;

import gatehouse.domain.Detail;
import gatehouse.domain.LanguageTag;
import gatehouse.domain.Languages;
import gatehouse.domain.Profile;
import gatehouse.http.Form;
import gatehouse.http.Wished;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a request says of a member's profile (D2, B6, B7). What it does not speak of stays as it
/// is, null erases it.
public final class ProfileForm {
    private static final int MOST_LANGUAGES = 20;
    private static final int MOST = 100;

    private final Form form;
    private final Map<Detail, Optional<String>> details = new EnumMap<>(Detail.class);
    private Optional<Boolean> notifications = Optional.empty();
    private Optional<List<String>> languages = Optional.empty();
    private Optional<Wished<String>> preferred = Optional.empty();
    private Optional<Wished<Integer>> soft = Optional.empty();
    private Optional<Wished<Integer>> hard = Optional.empty();

    private ProfileForm(Form form) {
        this.form = form;
    }

    /// All that an administrator may say.
    public static ProfileForm whole(Form form) {
        var read = new ProfileForm(form);
        read.details(Set.of(Detail.values()));
        read.preferred();
        read.notifications = form.flag("enableNotifications");
        read.languages =
                form.optionalList(
                        "languages", MOST_LANGUAGES, LanguageTag::parse, LanguageTag.RULE);
        read.soft = form.erasableNumber("softLimit", 0, MOST);
        read.hard = form.erasableNumber("hardLimit", 0, MOST);
        return read;
    }

    /// What a person may say of the own profile (D3): an allowlist.
    public static ProfileForm own(Form form) {
        var read = new ProfileForm(form);
        var mine = EnumSet.allOf(Detail.class);
        mine.remove(Detail.EXTERNAL_ID);
        read.details(mine);
        read.preferred();
        return read;
    }

    private void details(Set<Detail> kinds) {
        for (var kind : Detail.values()) {
            if (kinds.contains(kind)) {
                form.erasable(kind.field(), text -> parse(kind, text), kind.rule())
                        .ifPresent(wish -> details.put(kind, wish.value()));
            }
        }
    }

    private static Optional<String> parse(Detail kind, String text) {
        return switch (kind) {
            case PHONE, MOBILE -> kind.parse(text).flatMap(_ -> Phones.parse(text));
            default -> kind.parse(text);
        };
    }

    private void preferred() {
        preferred = form.erasable("preferredLanguage", LanguageTag::parse, LanguageTag.RULE);
    }

    /// What the request wants one of the details to be, if it wants it to be anything.
    public Optional<String> detail(Detail kind) {
        return details.getOrDefault(kind, Optional.empty());
    }

    /// The profile after it; where it cannot be so, the form has the faults.
    ///
    /// @param known the tenant's languages, which are those of who has none of the own (B7)
    public Profile on(Profile before, Languages known) {
        var all = new EnumMap<Detail, String>(Detail.class);
        all.putAll(before.details());
        details.forEach((kind, text) ->
                text.ifPresentOrElse(given -> all.put(kind, given), () -> all.remove(kind)));
        var after =
                new Profile(
                        before.group(),
                        notifications.orElse(before.notifications()),
                        before.muted(),
                        all,
                        languages.orElse(before.languages()),
                        preferred.map(Wished::value).orElse(before.preferredLanguage()),
                        soft.map(Wished::value).orElse(before.softLimit()),
                        hard.map(Wished::value).orElse(before.hardLimit()));
        check(after, known);
        return after;
    }

    private void check(Profile after, Languages known) {
        var own = after.languages();
        // what the tenant's list was when somebody chose is not looked at again
        boolean chosen = preferred.isPresent() || languages.isPresent();
        var allowed = own.isEmpty() && chosen && known.enabled() ? known.tags() : own;
        boolean foreign =
                !allowed.isEmpty()
                        && after.preferredLanguage()
                                .filter(tag -> !allowed.contains(tag))
                                .isPresent();
        if (foreign) {
            form.fault(
                    "/preferredLanguage",
                    own.isEmpty()
                            ? "must be one of the tenant's languages"
                            : "must be one of the languages");
        }
        if (after.softLimit().orElse(0) > after.hardLimit().orElse(MOST)) {
            form.fault("/softLimit", "must not be above the hard limit");
        }
    }
}
