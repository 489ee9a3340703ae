package gatehouse.aws;

import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.TenantId;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.Comment;
import gatehouse.domain.request.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Change requests as items: the state's own facts beside the terms. An open one stands in
/// `C-OPEN`, too, so that there is one at a time (E4).
public final class ChangeRequestItems {
    private static final String STATE = "state";
    private static final String COMMENTS = "comments";
    private static final String REMIND_AT = "remindAt";
    private static final String CLOSE_AT = "closeAt";
    private static final String DECIDED_BY = "decidedBy";
    private static final String DECIDED_AT = "decidedAt";
    private static final String REJECTION = "rejection";
    private static final String REQUEST = "request";
    private static final String COMMENT = "comment";

    /// How large what is wished may be as it is kept, with what the people were and with what was
    /// said first. The table takes 400 KB with what else comes to it, the bus 256 KB as JSON, in
    /// which it may come to twice as much.
    private static final int MOST_BYTES = 100_000;

    private ChangeRequestItems() {}

    public static ChangeRequest read(Item item) {
        var terms = terms(item);
        int comments = (int) item.number(COMMENTS);
        return switch (Codes.read(ChangeRequest.State.class, item.text(STATE))) {
            case SUBMITTED ->
                    new ChangeRequest.Submitted(
                            terms,
                            comments,
                            item.instantOrNever(REMIND_AT),
                            item.instantOrNever(CLOSE_AT));
            case IMPLEMENTED -> new ChangeRequest.Implemented(terms, comments, decision(item));
            case REJECTED ->
                    new ChangeRequest.Rejected(
                            terms, comments, decision(item), item.text(REJECTION));
            case CANCELLED -> new ChangeRequest.Cancelled(terms, comments, decision(item));
        };
    }

    /// The request that a tenant has open, as it stands at [Keys#openRequest]; empty once it has
    /// run out, whatever the sweep has told of it.
    public static Optional<ChangeRequestId> open(TenantId tenant, Item item, Instant now) {
        return now.isBefore(item.instantOrNever(CLOSE_AT))
                ? Optional.of(new ChangeRequestId(tenant, item.number(REQUEST)))
                : Optional.empty();
    }

    /// Why a request is too large to be kept and told of, if it is.
    ///
    /// @param said with it; empty for nothing
    public static Optional<String> refuses(
            List<Wanted> wanted, List<String> warnings, String said) {
        var kept = terms(Draft.map(), wanted, warnings).put(COMMENT, said).item();
        int bytes = ItemSize.of(kept.attributes());
        return bytes > MOST_BYTES
                ? Optional.of(
                        "are more than can be kept: with what the people are now, they come to %d"
                                        .formatted(bytes)
                                + " bytes, and at most %d can be".formatted(MOST_BYTES))
                : Optional.empty();
    }

    private static Draft terms(Draft draft, List<Wanted> wanted, List<String> warnings) {
        return draft.putTexts("warnings", warnings)
                .putMaps("items", wanted.stream().map(Wishes::write).toList());
    }

    /// A new one, where none is open, with the first comment. The request tells of it, too: an
    /// event is of one item.
    public static List<Write> create(
            ChangeRequest.Submitted request, Comment first, Change change) {
        return Stream.concat(
                        create(request, first.text(), change).stream(),
                        Stream.of(CommentItems.first(request.terms().id(), first)))
                .toList();
    }

    /// A new one, where none is open.
    public static List<Write> create(ChangeRequest.Submitted request, Change change) {
        return create(request, "", change);
    }

    private static List<Write> create(ChangeRequest.Submitted request, String said, Change change) {
        var id = request.terms().id();
        var key = Keys.changeRequest(id);
        var draft =
                Draft.at(key)
                        .put("id", id.toString())
                        .put("tenant", id.tenant().value())
                        .put("number", id.number())
                        .put("requestedBy", Changes.author(request.terms().requestedBy()))
                        .put("createdAt", request.terms().createdAt())
                        .put(COMMENT, said);
        terms(draft, request.terms().wanted(), request.terms().warnings());
        var open =
                Draft.at(Keys.openRequest(id.tenant()))
                        .put(REQUEST, id.number())
                        .put(CLOSE_AT, request.closeAt())
                        .put(Item.VERSION, 1);
        if (!request.closeAt().equals(Instant.MAX)) {
            // past that it stands in nobody's way, whether it was cleared away or not
            open.put(Item.TTL, request.closeAt().getEpochSecond());
        }
        return List.of(
                Write.create(state(draft, key, request), change),
                new Write.Create(open.item(), change.at()));
    }

    /// The next state of one that stays open.
    public static Write replace(Item before, ChangeRequest.Submitted after, Change change) {
        return Write.replace(before, state(before.edit(), before.key(), after), change);
    }

    /// The next state of one that stays open, together with an item that carries the event.
    static Write replace(Item before, ChangeRequest.Submitted after) {
        return Write.replace(before, state(before.edit(), before.key(), after));
    }

    /// The end of one, after which there can be another. One that ran out is in nobody's way any
    /// more: there may be another already.
    public static List<Write> close(Item before, ChangeRequest after, Change change) {
        var id = after.terms().id();
        var closed = Write.replace(before, state(before.edit(), before.key(), after), change);
        if (!change.at().isBefore(before.instantOrNever(CLOSE_AT))) {
            return List.of(closed);
        }
        var open =
                new Write.Delete(
                        Keys.openRequest(id.tenant()),
                        Draft.map().put(REQUEST, id.number()).item().attributes(),
                        Set.of());
        return List.of(closed, open);
    }

    private static Draft state(Draft draft, Key key, ChangeRequest next) {
        var state = next.stateAt(Instant.MIN);
        draft.put(STATE, Codes.of(state))
                .put(COMMENTS, next.comments())
                .put(MemberItems.RELATION, ChangeRequests.queue(state))
                .put(
                        MemberItems.RELATED,
                        ChangeRequests.place(next.terms().createdAt(), next.terms().id()))
                .remove(REMIND_AT)
                .remove(CLOSE_AT);
        switch (next) {
            case ChangeRequest.Submitted is ->
                    draft.put(REMIND_AT, is.remindAt()).put(CLOSE_AT, is.closeAt());
            case ChangeRequest.Implemented is -> decided(draft, is.decision());
            case ChangeRequest.Rejected is ->
                    decided(draft, is.decision()).put(REJECTION, is.reason());
            case ChangeRequest.Cancelled is -> decided(draft, is.decision());
        }
        return Due.mark(draft, key, next.due());
    }

    private static Draft decided(Draft draft, ChangeRequest.Decision decision) {
        return draft.put(DECIDED_BY, Changes.author(decision.by())).put(DECIDED_AT, decision.at());
    }

    private static ChangeRequest.Decision decision(Item item) {
        Author by = Changes.author(item.map(DECIDED_BY));
        return new ChangeRequest.Decision(by, item.instant(DECIDED_AT));
    }

    private static ChangeRequest.Terms terms(Item item) {
        return new ChangeRequest.Terms(
                ChangeRequestId.parse(item.text("id")).orElseThrow(),
                item.maps("items").stream().map(Wishes::read).toList(),
                item.texts("warnings"),
                Changes.author(item.map("requestedBy")),
                item.instant("createdAt"));
    }
}
