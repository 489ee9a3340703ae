package gatehouse.functions.members;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Directory;
import gatehouse.aws.HeadcountItems;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.people.Search;
import gatehouse.functions.Lists;
import gatehouse.functions.MemberJson;
import gatehouse.functions.Places;
import gatehouse.functions.Searches;
import gatehouse.http.Answer;
import gatehouse.http.Cursors;
import gatehouse.http.Paging;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.Optional;

/// `GET …/members`: the list of people (D1, A7, A8, B8).
final class ListMembers implements Verb {
    private final Admissions admissions;
    private final Directory directory;
    private final Cursors cursors;

    @Inject
    ListMembers(Admissions admissions, Directory directory, Cursors cursors) {
        this.admissions = admissions;
        this.directory = directory;
        this.cursors = cursors;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var plain = Demand.of(request.caller(), request.path("tenant"), Permission.READ_PEOPLE);
        var demand = Places.counts(request).map(plain::with).orElse(plain);
        return admissions.admit(demand).then(in -> list(in, request));
    }

    private Outcome<Answer> list(Admitted in, Request request) {
        var form = request.form();
        var search = Searches.of(form::query, in.tenant().roles());
        var sort = Searches.sort(form::query);
        var scope = Cursors.scope("members", request);
        var paging = Paging.of(form, cursors, scope);
        return form.ifGood(() -> {
            var tenant = in.tenant().id();
            var page =
                    Lists.<Directory.Found>filtered(
                            paging,
                            after ->
                                    directory.page(
                                            tenant,
                                            sort.order(),
                                            sort.falling(),
                                            step(search, paging, after),
                                            after,
                                            in.now()),
                            one -> search.finds(one.entry(), in.now()),
                            Directory.Found::place);
            // all of it is seen already, where the first page is the last
            boolean whole = paging.from().isEmpty() && page.last().isEmpty();
            var total = whole ? Optional.of(page.items().size()) : total(search, in, request);
            return Outcome.done(
                    Lists.answer(
                            page,
                            one -> MemberJson.line(one.entry(), in.tenant().roles(), in.now()),
                            place -> cursors.seal(scope, place),
                            total));
        });
    }

    /// How many to read: of a list in which hardly anybody is hidden one more than it shows, which
    /// tells whether there are more.
    private static int step(Search search, Paging paging, Optional<String> after) {
        return search.isPlain() && after.equals(paging.from()) ? paging.limit() + 1 : Lists.STEP;
    }

    /// As the counters have it, which came with the caller; else by looking through, unless they
    /// tell that there are too many.
    private Optional<Integer> total(Search search, Admitted in, Request request) {
        var counts = Places.counts(request).flatMap(in::item).flatMap(HeadcountItems::read);
        if (search.isPlain() && counts.isPresent()) {
            return counts.map(all -> all.of(search));
        }
        return counts.filter(all -> all.all() > Directory.MOST_COUNTED).isPresent()
                ? Optional.empty()
                : directory.count(in.tenant().id(), search, in.now());
    }
}
