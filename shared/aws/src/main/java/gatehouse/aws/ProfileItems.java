package gatehouse.aws;

import gatehouse.domain.Detail;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.Notification;
import gatehouse.domain.Profile;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a tenant knows of a member, as attributes of the member's item.
final class ProfileItems {
    private static final String GROUP = "group";
    private static final String SILENT = "silent";
    private static final String MUTED = "muted";
    private static final String LANGUAGES = "languages";
    private static final String PREFERRED = "preferredLanguage";
    private static final String SOFT = "softLimit";
    private static final String HARD = "hardLimit";

    private ProfileItems() {}

    static Profile read(Item item) {
        var details = new EnumMap<Detail, String>(Detail.class);
        for (var kind : Detail.values()) {
            item.findText(kind.field()).ifPresent(text -> details.put(kind, text));
        }
        return new Profile(
                Optional.of(item.map(GROUP)).filter(map -> map.has("id")).map(ProfileItems::group),
                !item.flag(SILENT),
                muted(item),
                details,
                item.texts(LANGUAGES),
                item.findText(PREFERRED),
                limit(item, SOFT),
                limit(item, HARD));
    }

    static void write(Draft draft, Profile profile) {
        for (var kind : Detail.values()) {
            draft.put(kind.field(), profile.detail(kind).orElse(""));
        }
        draft.putTexts(MUTED, profile.muted().stream().map(Notification::field).sorted().toList())
                .putTexts(LANGUAGES, profile.languages())
                .put(PREFERRED, profile.preferredLanguage().orElse(""))
                .remove(GROUP)
                .remove(SILENT)
                .remove(SOFT)
                .remove(HARD);
        profile.group().ifPresent(group -> draft.put(GROUP, group(group)));
        if (!profile.notifications()) {
            draft.put(SILENT, true);
        }
        profile.softLimit().ifPresent(limit -> draft.put(SOFT, limit));
        profile.hardLimit().ifPresent(limit -> draft.put(HARD, limit));
    }

    private static Set<Notification> muted(Item item) {
        var fields = item.texts(MUTED);
        return Arrays.stream(Notification.values())
                .filter(kind -> fields.contains(kind.field()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Integer> limit(Item item, String name) {
        return item.has(name) ? Optional.of((int) item.number(name)) : Optional.empty();
    }

    private static Group group(Item map) {
        return new Group(new GroupId(map.text("id")), map.text("name"), !map.flag("inactive"));
    }

    private static Item group(Group group) {
        var map = Draft.map().put("id", group.id().value()).put("name", group.name());
        return (group.active() ? map : map.put("inactive", true)).item();
    }
}
