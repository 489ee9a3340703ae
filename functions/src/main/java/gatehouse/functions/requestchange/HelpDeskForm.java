package gatehouse.functions.requestchange;

import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.Label;
import gatehouse.domain.Outcome;
import gatehouse.domain.Reason;
import gatehouse.domain.request.Comment;
import gatehouse.functions.Lists;
import gatehouse.http.Form;
import java.util.Optional;

/// What the vendor's help desk wants: `{"request": "acme.17", "action": "comment", "text": …}`.
///
/// @param request which
/// @param act what is to be done with it
/// @param author as whom people see it
record HelpDeskForm(ChangeRequestId request, Act act, String author) {
    private static final String NAMELESS = "Help desk";

    /// What is to be done.
    sealed interface Act {
        /// Something is said to the tenant.
        record Say(String text) implements Act {}

        /// All that it wishes is to be so.
        record Implement() implements Act {}

        /// Nothing of it is to be.
        record Reject(String reason) implements Act {}
    }

    private enum Action {
        COMMENT,
        IMPLEMENT,
        REJECT
    }

    static Outcome<HelpDeskForm> read(Form form) {
        var request =
                form.required(
                        "request",
                        ChangeRequestId::parse,
                        "must be the id of a change request, such as acme.17");
        var action =
                form.required(
                        "action",
                        text -> Lists.oneOf(Action.class, text),
                        "must be comment, implement or reject");
        var author = form.optional("author", Label::name, Label.NAME_RULE);
        var act = action.flatMap(one -> act(one, form));
        return form.ifGood(() ->
                Outcome.done(
                        new HelpDeskForm(
                                request.orElseThrow(),
                                act.orElseThrow(),
                                author.orElse(NAMELESS))));
    }

    private static Optional<Act> act(Action action, Form form) {
        return switch (action) {
            case COMMENT -> form.required("text", Comment::parse, Comment.RULE).map(Act.Say::new);
            case IMPLEMENT -> Optional.of(new Act.Implement());
            case REJECT ->
                    form.required("reason", Reason::parse, Reason.RULE)
                            .map(reason -> new Act.Reject(reason.text()));
        };
    }
}
