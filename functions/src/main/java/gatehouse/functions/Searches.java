package gatehouse.functions;

import gatehouse.domain.Detail;
import gatehouse.domain.GroupId;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.RoleId;
import gatehouse.domain.people.Columns;
import gatehouse.domain.people.Extract;
import gatehouse.domain.people.Folded;
import gatehouse.domain.people.Order;
import gatehouse.domain.people.Search;
import gatehouse.domain.people.Search.Shown;
import java.util.Optional;
import java.util.function.Function;

/// What a request asks of the list of people (D1).
public final class Searches {
    private static final int LONGEST = 100;
    private static final String TEXT = "must be 1 to 100 characters, and not accents alone";
    private static final String SWITCH = "must be include, exclude or only";

    private Searches() {}

    /// Where a form has what is asked for: its query or its body. Faults go to the form.
    @FunctionalInterface
    public interface Fields {
        <T> Optional<T> read(String name, Function<String, Optional<T>> parse, String rule);
    }

    /// An extract: the filters, the order and the columns.
    ///
    /// @param roles all that there are in the tenant
    public static Extract extract(Fields form, RoleCatalogue roles) {
        var search = of(form, roles);
        var sort = sort(form);
        var columns =
                form.read(
                                "columns",
                                text -> Lists.oneOf(Columns.class, text),
                                "must be standard or all")
                        .orElse(Columns.STANDARD);
        return new Extract(search, sort.order(), sort.falling(), columns);
    }

    /// The filters.
    ///
    /// @param roles all that there are in the tenant
    public static Search of(Fields form, RoleCatalogue roles) {
        return new Search(
                form.read("q", Searches::part, TEXT),
                form.read("group", GroupId::parse, "must be a group's id"),
                form.read(
                        "role",
                        text -> RoleId.parse(text).filter(id -> roles.find(id).isPresent()),
                        "must be the id of a role of this tenant"),
                form.read("company", Searches::part, TEXT),
                form.read("country", Detail.COUNTRY::parse, Detail.COUNTRY.rule()),
                shown(form, "disabled", Shown.EXCLUDE),
                shown(form, "external", Shown.INCLUDE),
                shown(form, "waiting", Shown.INCLUDE));
    }

    /// An order, and whether it is the opposite one.
    public record Sort(Order order, boolean falling) {}

    /// The order; by name where nothing is said.
    public static Sort sort(Fields form) {
        return form.read(
                        "sort",
                        Searches::sort,
                        "must be name, email, group, role, company or registered, with - before it to fall")
                .orElse(new Sort(Order.NAME, false));
    }

    private static Optional<Sort> sort(String text) {
        boolean falling = text.startsWith("-");
        return Lists.oneOf(Order.class, falling ? text.substring(1) : text)
                .map(order -> new Sort(order, falling));
    }

    private static Optional<String> part(String text) {
        boolean good =
                !Folded.of(text).isEmpty() && text.codePointCount(0, text.length()) <= LONGEST;
        return good ? Optional.of(text.strip()) : Optional.empty();
    }

    private static Shown shown(Fields form, String name, Shown otherwise) {
        return form.read(name, text -> Lists.oneOf(Shown.class, text), SWITCH).orElse(otherwise);
    }
}
