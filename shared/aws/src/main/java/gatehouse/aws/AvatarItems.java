package gatehouse.aws;

import gatehouse.domain.AccountId;
import gatehouse.domain.Avatar;
import gatehouse.domain.AvatarId;
import gatehouse.domain.Change;
import gatehouse.domain.TenantId;
import gatehouse.domain.picture.PictureType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Avatars, in the item that stands beside a member's. It stays when the avatar goes, so that no
/// two avatars of a person ever have the same version.
public final class AvatarItems {
    private static final String AVATAR = "avatar";

    private AvatarItems() {}

    /// The avatar that an item tells of, if it tells of one.
    public static Optional<Avatar> read(Item more) {
        return Optional.of(more.map(AVATAR)).filter(map -> map.has("id")).map(AvatarItems::avatar);
    }

    /// Another avatar, or the first one.
    ///
    /// @param before what stands beside the member, if anything does
    public static Write put(
            Optional<Item> before,
            TenantId tenant,
            AccountId account,
            Avatar avatar,
            Change change) {
        return before.<Write>map(
                        item -> Write.replace(item, item.edit().put(AVATAR, write(avatar)), change))
                .orElseGet(() ->
                        Write.create(
                                Draft.at(Keys.more(tenant, account))
                                        .put("tenant", tenant.value())
                                        .put("account", account.value())
                                        .put(AVATAR, write(avatar)),
                                change));
    }

    /// None from now on.
    public static Write remove(Item before, Change change) {
        return Write.replace(before, before.edit().remove(AVATAR), change);
    }

    /// What stands beside a member goes with the member, who carries the event.
    ///
    /// @param read what was found there; where it was nothing, there must be nothing still
    public static Write forget(
            TenantId tenant, AccountId account, Optional<Item> read, Instant now) {
        return read.<Write>map(item -> Write.delete(item, now))
                .orElseGet(() -> Write.without(Keys.more(tenant, account), Set.of(AVATAR)));
    }

    private static Avatar avatar(Item map) {
        return new Avatar(
                new AvatarId(map.text("id")),
                PictureType.parse(map.text("type")).orElseThrow(),
                (int) map.number("size"),
                (int) map.number("width"),
                (int) map.number("height"));
    }

    private static Item write(Avatar avatar) {
        return Draft.map()
                .put("id", avatar.id().value())
                .put("type", avatar.type().media())
                .put("size", avatar.size())
                .put("width", avatar.width())
                .put("height", avatar.height())
                .item();
    }
}
