package gatehouse.functions.invite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Invitations;
import gatehouse.aws.Item;
import gatehouse.aws.Page;
import gatehouse.domain.Email;
import gatehouse.domain.Invitation;
import gatehouse.domain.Outcome;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.functions.InvitationJson;
import gatehouse.functions.Lists;
import gatehouse.http.Answer;
import gatehouse.http.Cursors;
import gatehouse.http.Paging;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The lists of a tenant's invitations: `?state=&email=`.
final class InvitationPages {
    private final Invitations invitations;
    private final Cursors cursors;

    @Inject
    InvitationPages(Invitations invitations, Cursors cursors) {
        this.invitations = invitations;
        this.cursors = cursors;
    }

    /// A page.
    ///
    /// @param where the tenant to which they give access
    /// @param shown which of them the caller sees
    /// @param shape how one is shown
    Outcome<Answer> list(
            Tenant where,
            Instant now,
            Request request,
            Predicate<Invitation> shown,
            UnaryOperator<ObjectNode> shape) {
        var form = request.form();
        var states =
                form.query(
                        "state",
                        text -> Lists.anyOf(Invitation.State.class, text),
                        "must be of pending, accepted, revoked, expired");
        var email = form.query("email", Email::parse, Email.RULE);
        var scope = Cursors.scope("invitations of " + where.id(), request);
        var paging = Paging.of(form, cursors, scope);
        return form.ifGood(() -> {
            Set<Invitation.State> wanted =
                    states.orElseGet(() -> EnumSet.allOf(Invitation.State.class));
            var page =
                    Lists.<Item>filtered(
                            paging,
                            after -> page(where.id(), email, after),
                            item -> {
                                var one = InvitationItems.read(item);
                                return shown.test(one) && wanted.contains(one.stateIn(where, now));
                            },
                            item -> item.key().sk());
            return Outcome.done(
                    Lists.answer(
                            page,
                            item -> shape.apply(InvitationJson.of(item, where, now)),
                            place -> cursors.seal(scope, place)));
        });
    }

    private Page<Item> page(TenantId where, Optional<Email> email, Optional<String> after) {
        return email.map(address -> invitations.page(where, address, Lists.STEP, after))
                .orElseGet(() -> invitations.page(where, Lists.STEP, after));
    }
}
