package gatehouse.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Admitted;
import gatehouse.aws.AvatarItems;
import gatehouse.aws.Files;
import gatehouse.aws.Item;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Write;
import gatehouse.domain.Avatar;
import gatehouse.domain.AvatarId;
import gatehouse.domain.EventType;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.picture.Checked;
import gatehouse.domain.picture.Picture;
import gatehouse.domain.picture.PictureType;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Preconditions;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Gives somebody another avatar, or the first one (D7). The file is written before the reference
/// to it: a crash in between leaves a file that nobody refers to, never a reference to nothing.
public final class ChangedAvatar {
    private final Files files;
    private final Stamps stamps;
    private final RandomGenerator random;

    @Inject
    public ChangedAvatar(Files files, Stamps stamps, RandomGenerator random) {
        this.files = files;
        this.stamps = stamps;
        this.random = random;
    }

    /// Who is to have it.
    ///
    /// @param in who gives it
    /// @param item the member's
    /// @param more what stands beside the member, if anything does
    /// @param path where the avatar can be read
    public record Owner(Admitted in, Item item, Optional<Item> more, String path) {
        private Member member() {
            return MemberItems.read(item);
        }

        private long nextVersion() {
            return more.map(Item::version).orElse(0L) + 1;
        }
    }

    /// Looks at the picture, and plans to make it the avatar.
    ///
    /// @param elsewhere what a guest is told, whose avatar is kept at home
    public Outcome<Plan> put(Owner owner, String elsewhere, Request request) {
        var form = request.with(Json.object()).form().canDryRun();
        var type = PictureType.parse(request.header("content-type").orElse("")).orElseThrow();
        return switch (Picture.check(type, request.bytes())) {
            case Checked.Bad(var why) -> {
                form.fault("", why);
                yield Outcome.refused(new Refusal.Invalid(form.faults()));
            }
            case Checked.Good(var picture) ->
                    form.ifGood(() -> isMeant(owner, request))
                            .then(_ ->
                                    owner.member().isGuest()
                                            ? Outcome.refused(new Refusal.Conflict(elsewhere))
                                            : Outcome.done(plan(owner, picture, request)));
        };
    }

    /// Where there is no avatar yet, nothing can be lost: no version has to be named, and one that
    /// is named is an older one.
    private static Outcome<Long> isMeant(Owner owner, Request request) {
        return owner.more()
                .filter(item -> AvatarItems.read(item).isPresent())
                .map(item -> Preconditions.isMeant(request, item.version()))
                .orElseGet(() ->
                        request.header("if-match").isPresent()
                                ? Outcome.refused(new Refusal.Stale())
                                : Outcome.done(0L));
    }

    private Plan plan(Owner owner, Picture picture, Request request) {
        var member = owner.member();
        var avatar = Avatar.of(AvatarId.next(random), picture);
        var change =
                stamps.by(
                        owner.in(),
                        request.origin(),
                        EventType.AVATAR_CHANGED,
                        Subject.of(member.account()),
                        "");
        var name = AvatarFiles.name(member.tenant(), member.account(), avatar.id());
        if (!request.isDryRun()) {
            files.put(name, picture.content(), picture.type().media());
        }
        var writes =
                List.of(
                        AvatarItems.put(
                                owner.more(), member.tenant(), member.account(), avatar, change),
                        // who goes at this very moment leaves no avatar behind
                        Write.unchanged(owner.item()));
        return new Plan.Do(writes, answer(owner, avatar), () -> files.delete(name));
    }

    private static Answer answer(Owner owner, Avatar avatar) {
        boolean first = owner.more().flatMap(AvatarItems::read).isEmpty();
        long version = owner.nextVersion();
        var json = json(avatar, version);
        return first ? Answer.created(json, owner.path(), version) : Answer.ok(json, version);
    }

    private static ObjectNode json(Avatar avatar, long version) {
        return Json.object()
                .put("type", avatar.type().media())
                .put("size", avatar.size())
                .put("width", avatar.width())
                .put("height", avatar.height())
                .put("version", version);
    }
}
