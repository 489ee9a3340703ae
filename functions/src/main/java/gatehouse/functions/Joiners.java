package gatehouse.functions;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.RegistrationItems;
import gatehouse.aws.Table;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Applicant;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Change;
import gatehouse.domain.Detail;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Grants;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Profile;
import gatehouse.domain.Refusal;
import gatehouse.domain.Registration;
import gatehouse.domain.Tenant;
import gatehouse.domain.Username;
import gatehouse.domain.Window;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Makes members of those who registered, with the role `customer` (D6): the link of a mail has
/// shown that the address is theirs, so that an account which it has already is the person's, too.
public final class Joiners {
    private final Table table;
    private final RandomGenerator random;

    @Inject
    public Joiners(Table table, RandomGenerator random) {
        this.table = table;
        this.random = random;
    }

    /// What is to be read beside: whether the address and the names are taken.
    public static List<Key> places(Applicant applicant) {
        var places = new ArrayList<Key>(List.of(Keys.email(applicant.email())));
        wished(applicant).map(Keys::username).forEach(places::add);
        return places;
    }

    /// Who is to become a member, or why nobody can.
    ///
    /// @param registration as it was read: refused as stale where it is another one since, as then
    ///   the account may be what came of it
    /// @param read what stands at [#places(Applicant)]
    public Outcome<Joiner> find(
            Item registration, Tenant tenant, Map<Key, Item> read, Instant now) {
        if (tenant.refusesPeople().isPresent()) {
            return Outcome.refused(tenant.refusesPeople().get());
        }
        var applicant = RegistrationItems.read(registration).terms().applicant();
        return Optional.ofNullable(read.get(Keys.email(applicant.email())))
                .map(claim -> known(AccountItems.claimant(claim), registration, tenant, now))
                .orElseGet(
                        () -> Outcome.done(new Joiner.Newcomer(account(applicant, tenant, read))));
    }

    private Outcome<Joiner> known(AccountId id, Item registration, Tenant tenant, Instant now) {
        var place = Keys.member(tenant.id(), id);
        var read = table.batch(List.of(Keys.account(id), place));
        var account = Optional.ofNullable(read.get(Keys.account(id))).map(AccountItems::read);
        if (account.isEmpty()) {
            // deleted between the two reads
            return Outcome.refused(new Refusal.Unavailable());
        }
        var item = Optional.ofNullable(read.get(place));
        return refuses(account.get(), item.map(MemberItems::read), tenant, now)
                .<Outcome<Joiner>>map(what ->
                        Outcome.refused(
                                isAnother(registration)
                                        ? new Refusal.Stale()
                                        : new Refusal.Conflict(what)))
                .orElseGet(() -> Outcome.done(new Joiner.Known(account.get(), item)));
    }

    /// Read after the account, so that whatever made that is seen.
    private boolean isAnother(Item registration) {
        return table.get(registration.key())
                .filter(now -> now.version() == registration.version())
                .isEmpty();
    }

    private static Optional<String> refuses(
            Account account, Optional<Member> member, Tenant tenant, Instant now) {
        boolean holds = member.filter(there -> there.grants().isOpenAt(now)).isPresent();
        if (account.home().equals(tenant.id()) || holds) {
            return Optional.of("The person is a member here already");
        }
        if (member.filter(there -> !there.enabled()).isPresent()) {
            return Optional.of("The account of this address is barred");
        }
        // what another tenant has done with its people is told to nobody here
        return account.enabled()
                ? Optional.empty()
                : Optional.of("This person cannot be let in now");
    }

    /// The chosen name, and the address where it can be one.
    private static Stream<Username> wished(Applicant applicant) {
        return Stream.concat(
                applicant.username().stream(), Username.parse(applicant.email().value()).stream());
    }

    private Account account(Applicant applicant, Tenant tenant, Map<Key, Item> read) {
        var username =
                wished(applicant)
                        .filter(name -> !read.containsKey(Keys.username(name)))
                        .findFirst()
                        .orElseGet(() -> Username.madeOf(applicant.email(), random));
        return Account.of(
                AccountId.next(random),
                tenant.id(),
                username,
                applicant.email(),
                applicant.name(),
                true,
                applicant.language().orElse(Account.LANGUAGE));
    }

    /// The writes by which somebody is a member; the registration, which changes in the same
    /// transaction, carries the event, and that makes the mail go out.
    public List<Write> writes(
            Joiner joiner, Registration.Approved approved, Tenant tenant, Change change) {
        var grant = grant(approved, tenant);
        return switch (joiner) {
            case Joiner.Newcomer(var account) -> {
                // without a password: the mail brings the link to choose the first
                var writes =
                        new ArrayList<Write>(AccountItems.create(account, "", true, change.at()));
                var member = member(account, approved, tenant).with(new Grants(List.of(grant)));
                writes.add(MemberItems.createMailed(member, change));
                yield List.copyOf(writes);
            }
            case Joiner.Known(var account, var place) ->
                    List.of(
                            place.map(item -> again(item, grant, change))
                                    .orElseGet(() ->
                                            MemberItems.create(
                                                    member(account, approved, tenant)
                                                            .with(new Grants(List.of(grant))),
                                                    change.at())));
        };
    }

    private static Write again(Item place, Grant grant, Change change) {
        var member = MemberItems.read(place);
        return MemberItems.replace(
                place, member.with(member.grants().with(grant, change.at())), change.at());
    }

    private static Member member(Account account, Registration.Approved approved, Tenant tenant) {
        return Member.of(account, tenant.id(), approved.decision().at())
                .with(profile(approved.terms().applicant()));
    }

    private static Profile profile(Applicant applicant) {
        var details = new EnumMap<Detail, String>(Detail.class);
        applicant.company().ifPresent(company -> details.put(Detail.COMPANY, company));
        return new Profile(
                Optional.empty(),
                true,
                Profile.NONE.muted(),
                details,
                List.of(),
                applicant.language(),
                Optional.empty(),
                Optional.empty());
    }

    private Grant grant(Registration.Approved approved, Tenant tenant) {
        Author by = approved.decision().by();
        return Grant.given(
                GrantId.next(random),
                BuiltInRole.CUSTOMER,
                Window.from(approved.decision().at()),
                "",
                "registration/" + approved.terms().id(),
                by,
                tenant.settings().reminder(),
                approved.decision().at());
    }
}
