package gatehouse.functions;

import gatehouse.aws.Demand;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.AccountId;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.ExportId;
import gatehouse.domain.GroupId;
import gatehouse.domain.InvitationId;
import gatehouse.domain.RegistrationId;
import gatehouse.domain.RoleId;
import gatehouse.domain.TenantId;
import gatehouse.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Where the things stand that a path names; empty where the path names nothing that could be.
public final class Places {
    private Places() {}

    /// `{invitation}` in `{tenant}`.
    public static Optional<Key> invitation(Request request) {
        return named(request, "invitation", InvitationId::parse, Keys::invitation);
    }

    /// `{registration}` in `{tenant}`.
    public static Optional<Key> registration(Request request) {
        return named(request, "registration", RegistrationId::parse, Keys::registration);
    }

    /// The tenant `{customer}`.
    public static Optional<Key> customer(Request request) {
        return TenantId.parse(request.path("customer")).map(Keys::tenant);
    }

    /// `{invitation}` in `{customer}`.
    public static Optional<Key> invitationOfCustomer(Request request) {
        return named(request, "customer", "invitation", InvitationId::parse, Keys::invitation);
    }

    /// `{member}` in `{tenant}`.
    public static Optional<Key> member(Request request) {
        return named(request, "member", AccountId::parse, Keys::member);
    }

    /// What is kept beside `{member}` in `{tenant}`.
    public static Optional<Key> more(Request request) {
        return named(request, "member", AccountId::parse, Keys::more);
    }

    /// What is kept beside the caller in `{tenant}`.
    public static Optional<Key> ownMore(Request request) {
        return TenantId.parse(request.path("tenant"))
                .map(tenant -> Keys.more(tenant, request.caller().account()));
    }

    /// `{group}` in `{tenant}`.
    public static Optional<Key> group(Request request) {
        return named(request, "group", GroupId::parse, Keys::group);
    }

    /// `{role}` in `{tenant}`, where it is a role of the tenant's own.
    public static Optional<Key> role(Request request) {
        return named(request, "role", RoleId::parse, Keys::role);
    }

    /// The counters of the people in `{tenant}`.
    public static Optional<Key> counts(Request request) {
        return TenantId.parse(request.path("tenant")).map(Keys::counts);
    }

    /// `{request}` of `{tenant}`, whose id names the tenant as well.
    public static Optional<Key> changeRequest(Request request) {
        return ChangeRequestId.parse(request.path("request"))
                .filter(id -> id.tenant().value().equals(request.path("tenant")))
                .map(Keys::changeRequest);
    }

    /// Where it stands that `{tenant}` has a change request that is open; none where the path names
    /// no tenant.
    public static List<Key> openRequest(Request request) {
        return TenantId.parse(request.path("tenant")).map(Keys::openRequest).stream().toList();
    }

    /// `{export}` in `{tenant}`, among those that the caller asked for.
    public static Optional<Key> export(Request request) {
        return TenantId.parse(request.path("tenant"))
                .flatMap(tenant ->
                        ExportId.parse(request.path("export"))
                                .map(id -> Keys.export(tenant, request.caller().account(), id)));
    }

    /// The account of `{member}`.
    public static Optional<Key> login(Request request) {
        return member(request).flatMap(Keys::accountOf).map(Keys::account);
    }

    /// Who administers `{tenant}`; none where the path names no tenant.
    public static List<Key> administrators(Request request) {
        return TenantId.parse(request.path("tenant")).map(Keys::administrators).stream().toList();
    }

    /// A demand that reads both as well.
    public static Demand withLogin(Request request, Demand demand) {
        var place = member(request).map(demand::with).orElse(demand);
        return login(request).map(place::with).orElse(place);
    }

    /// What a part of the path names in `{tenant}`.
    private static <I> Optional<Key> named(
            Request request,
            String part,
            Function<String, Optional<I>> parse,
            BiFunction<TenantId, I, Key> place) {
        return named(request, "tenant", part, parse, place);
    }

    /// What a part of the path names in the tenant that another part names.
    private static <I> Optional<Key> named(
            Request request,
            String where,
            String part,
            Function<String, Optional<I>> parse,
            BiFunction<TenantId, I, Key> place) {
        return TenantId.parse(request.path(where))
                .flatMap(tenant ->
                        parse.apply(request.path(part)).map(id -> place.apply(tenant, id)));
    }
}
