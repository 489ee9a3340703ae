package gatehouse.functions;

import gatehouse.domain.Detail;
import gatehouse.domain.GroupId;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.RoleId;
import gatehouse.domain.people.Order;
import gatehouse.domain.people.Search;
import gatehouse.domain.people.Search.Shown;
import gatehouse.http.Form;
import java.util.Optional;

/// What a query asks of the list of people (D1).
public final class Searches {
    private static final int LONGEST = 100;
    private static final String SWITCH = "must be include, exclude or only";

    private Searches() {}

    /// The filters; faults go to the form.
    ///
    /// @param roles all that there are in the tenant
    public static Search of(Form form, RoleCatalogue roles) {
        return new Search(
                form.query("q", Searches::part, "must be 1 to 100 characters"),
                form.query("group", GroupId::parse, "must be a group's id"),
                form.query(
                        "role",
                        text -> RoleId.parse(text).filter(id -> roles.find(id).isPresent()),
                        "must be the id of a role of this tenant"),
                form.query("company", Searches::part, "must be 1 to 100 characters"),
                form.query("country", Detail.COUNTRY::parse, Detail.COUNTRY.rule()),
                shown(form, "disabled", Shown.EXCLUDE),
                shown(form, "external", Shown.INCLUDE),
                shown(form, "waiting", Shown.INCLUDE));
    }

    /// An order, and whether it is the opposite one.
    public record Sort(Order order, boolean falling) {}

    /// The order; by name where nothing is said.
    public static Sort sort(Form form) {
        return form.query(
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
        boolean good = !text.isBlank() && text.codePointCount(0, text.length()) <= LONGEST;
        return good ? Optional.of(text.strip()) : Optional.empty();
    }

    private static Shown shown(Form form, String name, Shown otherwise) {
        return form.query(name, text -> Lists.oneOf(Shown.class, text), SWITCH).orElse(otherwise);
    }
}
