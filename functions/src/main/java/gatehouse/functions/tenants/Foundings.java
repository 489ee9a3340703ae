package gatehouse.functions.tenants;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Admitted;
import gatehouse.aws.MemberItems;
import gatehouse.aws.TenantItems;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.EventType;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Grants;
import gatehouse.domain.Member;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.domain.Window;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.functions.tenants.FounderForm.Founder;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes a tenant with its first people (E8): all of them in one transaction, or nothing. Each is
/// told in the new tenant's log, and sent the link to choose the first password (B1); whoever is to
/// administer counts for the last-administrator guard from when they have come (E10).
final class Foundings {
    private final Stamps stamps;
    private final RandomGenerator random;

    @Inject
    Foundings(Stamps stamps, RandomGenerator random) {
        this.stamps = stamps;
        this.random = random;
    }

    /// @param folder the path under which the tenant will be found
    Plan plan(NewTenantForm.Wish wish, Admitted in, Request request, String folder) {
        var tenant = wish.tenant();
        var change =
                stamps.change(
                        EventType.TENANT_CREATED,
                        tenant.id(),
                        Subject.of(tenant.id()),
                        in.account().author(),
                        in.now(),
                        "",
                        request.origin());
        var writes = new ArrayList<Write>();
        writes.add(TenantItems.create(tenant, change));
        writes.add(TenantItems.list(tenant, change));
        wish.founders().forEach(founder -> writes.addAll(person(founder, tenant, in, request)));
        var answer = Answer.created(TenantJson.of(tenant, 1), folder + "/" + tenant.id(), 1);
        return new Plan.Do(writes, answer, () -> {});
    }

    private List<Write> person(Founder founder, Tenant tenant, Admitted in, Request request) {
        var account =
                Account.of(
                        AccountId.next(random),
                        tenant.id(),
                        founder.username(),
                        founder.email(),
                        founder.name(),
                        true,
                        Account.LANGUAGE);
        var grant =
                Grant.given(
                        GrantId.next(random),
                        founder.role(),
                        Window.from(in.now()),
                        "",
                        "tenant",
                        in.account().author(),
                        Duration.ZERO,
                        in.now());
        var member = Member.of(account, tenant.id(), in.now()).with(new Grants(List.of(grant)));
        var change =
                stamps.change(
                        EventType.MEMBER_CREATED,
                        tenant.id(),
                        Subject.of(account.id()),
                        in.account().author(),
                        in.now(),
                        "",
                        request.origin());
        var writes = new ArrayList<>(AccountItems.create(account, "", in.now()));
        writes.add(MemberItems.create(member, false, change));
        return writes;
    }
}
