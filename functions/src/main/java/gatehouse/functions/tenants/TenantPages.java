package gatehouse.functions.tenants;

import gatehouse.aws.Item;
import gatehouse.aws.Page;
import gatehouse.aws.Tenants;
import gatehouse.domain.Outcome;
import gatehouse.functions.Lists;
import gatehouse.http.Answer;
import gatehouse.http.Cursors;
import gatehouse.http.Paging;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.Optional;

/// The lists of tenants, by id.
final class TenantPages {
    private final Cursors cursors;

    @Inject
    TenantPages(Cursors cursors) {
        this.cursors = cursors;
    }

    /// Reads some of the tenants of a list.
    @FunctionalInterface
    interface Step {
        /// One request to the table.
        ///
        /// @param limit at most this many items
        /// @param after the id of the last one before; empty from the start
        Page<Item> read(int limit, Optional<String> after);
    }

    /// A page.
    ///
    /// @param name of the list, of which its cursors are
    Outcome<Answer> list(String name, Request request, Step step) {
        var form = request.form();
        var scope = Cursors.scope(name, request);
        var paging = Paging.of(form, cursors, scope);
        // one more than are shown, which tells whether there are more
        int limit = Math.min(Lists.STEP, paging.limit() + 1);
        return form.ifGood(() -> {
            var page =
                    Lists.<Item>filtered(
                            paging, after -> step.read(limit, after), _ -> true, Tenants::place);
            return Outcome.done(
                    Lists.answer(page, TenantJson::of, place -> cursors.seal(scope, place)));
        });
    }
}
