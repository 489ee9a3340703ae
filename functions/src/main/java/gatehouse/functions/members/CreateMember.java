package gatehouse.functions.members;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Administrators;
import gatehouse.aws.Admitted;
import gatehouse.aws.Delivery;
import gatehouse.aws.Demand;
import gatehouse.aws.ExternalIdItems;
import gatehouse.aws.GroupItems;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.EventType;
import gatehouse.domain.Grants;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Password;
import gatehouse.domain.Permission;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.MemberJson;
import gatehouse.functions.Passwords;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// `POST …/members`: adds somebody who is at home here (B1, D2): account, claims and member in one
/// transaction. No idempotency key is kept where a password is sent.
final class CreateMember implements Command {
    private final Commands commands;
    private final Passwords passwords;
    private final Granting granting;
    private final Stamps stamps;
    private final RandomGenerator random;

    @Inject
    CreateMember(
            Commands commands,
            Passwords passwords,
            Granting granting,
            Stamps stamps,
            RandomGenerator random) {
        this.commands = commands;
        this.passwords = passwords;
        this.granting = granting;
        this.stamps = stamps;
        this.random = random;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = new NewPersonForm(request.form().canDryRun(), random);
        var demand =
                Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_PEOPLE)
                        .with(form.places(request.path("tenant")))
                        .with(Places.administrators(request));
        return commands.admit(
                request,
                demand,
                in ->
                        in.tenant()
                                .refusesPeople()
                                .<Outcome<NewPerson>>map(Outcome::refused)
                                .orElseGet(() -> form.check(in))
                                .map(person -> plan(person, in, request)));
    }

    private Plan plan(NewPerson person, Admitted in, Request request) {
        var account = account(person, in);
        var grants = person.roles().stream().map(role -> granting.endless(role, in)).toList();
        var member =
                Member.of(account, in.tenant().id(), in.now())
                        .enabled(person.active())
                        .with(person.profile())
                        .with(new Grants(grants));
        var change =
                stamps.by(
                        in,
                        request.origin(),
                        EventType.MEMBER_CREATED,
                        Subject.of(account.id()),
                        "");
        boolean known = person.password().isPresent();
        var created =
                person.mailed() && person.active()
                        ? MemberItems.create(member, known, change)
                        : MemberItems.create(member, change);
        var hash =
                request.isDryRun()
                        ? ""
                        : person.password().map(Password::text).map(passwords::hash).orElse("");
        boolean linked = person.mailed() && person.active() && !known;
        var login = AccountItems.create(account, hash, linked, in.now());
        var writes = new ArrayList<Write>(login);
        writes.add(created);
        writes.addAll(ExternalIdItems.move(Optional.empty(), Optional.of(member), in.now()));
        writes.addAll(
                GroupItems.move(in.tenant().id(), Optional.empty(), member.profile().group()));
        writes.addAll(administrators(member, known, in));
        var json =
                MemberJson.whole(
                        member,
                        Optional.of(item(login)),
                        Delivery.of(created.item()),
                        1,
                        in.tenant().roles(),
                        in.now());
        var place = "/v1/tenants/" + in.tenant().id() + "/members/" + account.id();
        return new Plan.Do(writes, Answer.created(json, place, 1), () -> {});
    }

    /// Who has a password needs no activation, and so counts at once (E10).
    private static List<Write> administrators(Member member, boolean known, Admitted in) {
        boolean counts = known && member.enabled() && member.grants().administersAt(in.now());
        return Administrators.change(
                        in.item(Keys.administrators(in.tenant().id())),
                        in.tenant(),
                        member.account(),
                        counts)
                .orElseThrow();
    }

    private Account account(NewPerson person, Admitted in) {
        return Account.of(
                AccountId.next(random),
                in.tenant().id(),
                person.username(),
                person.email(),
                person.name(),
                person.active(),
                person.profile().preferredLanguage().orElse(Account.LANGUAGE));
    }

    private static Item item(List<Write> login) {
        return ((Write.Create) login.getFirst()).item();
    }
}
