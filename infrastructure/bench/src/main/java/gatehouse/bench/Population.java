package gatehouse.bench;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Detail;
import gatehouse.domain.Email;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Grants;
import gatehouse.domain.Member;
import gatehouse.domain.PersonName;
import gatehouse.domain.Profile;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.domain.Username;
import gatehouse.domain.Window;
import gatehouse.local.LocalSystem;
import gatehouse.local.Planting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A tenant of so many people, each with an account and what a list shows of them, and a manager
/// who can sign in. No event tells of them, so nothing happens by itself.
///
/// @param tenant such as `people-100`
record Population(TenantId tenant) {
    private static final TenantId VENDOR = new TenantId("vendor");
    private static final String PASSWORD = "a-good-password";
    private static final List<String> FIRST =
            List.of("Ona", "Émil", "Øyvind", "Żaneta", "Bo", "Marguerite", "Jun", "Theodora");

    /// One in so many people works there.
    static final int RARE = 1_000;

    static final String RARE_COMPANY = "Rarebit Works";

    /// Plants one.
    static Population of(LocalSystem system, int count) throws Exception {
        var all = new Population(new TenantId("people-" + count));
        var planting = Planting.in(system);
        planting.tenant(all.tenant, "People", TenantKind.CORPORATE, all.tenant);
        planting.person(
                all.manager(), "Person", "One", all.tenant, BuiltInRole.ACCOUNT_MANAGER, PASSWORD);
        var now = system.clock().instant();
        Rows.plant(system, 0, 2 * (count - 1), half -> all.item(half, now));
        Rows.plant(system, 0, 1, _ -> all.counted(count));
        return all;
    }

    /// What the counters say once the stream has brought everybody.
    private Map<String, AttributeValue> counted(int count) {
        var place = Keys.counts(tenant);
        return Map.of(
                "pk", AttributeValue.fromS(place.pk()),
                "sk", AttributeValue.fromS(place.sk()),
                "whole", AttributeValue.fromBool(true),
                "people-active", AttributeValue.fromN(Integer.toString(count)));
    }

    String manager() {
        return "boss@" + tenant + ".example";
    }

    String password() {
        return PASSWORD;
    }

    /// Of each person two items, one after the other.
    private Map<String, AttributeValue> item(int half, Instant now) {
        var account = account(half / 2);
        var write =
                half % 2 == 0
                        ? AccountItems.create(account, "$argon2id$none", now).getFirst()
                        : MemberItems.create(member(account, half / 2, now), now);
        if (write instanceof Write.Create(var item, var _)) {
            return item.attributes();
        }
        throw new IllegalStateException("what is new is created");
    }

    private Account account(int number) {
        var address = "p%06d@%s.example".formatted(number, tenant);
        return new Account(
                new AccountId(id(number)),
                tenant,
                Username.parse("p%06d".formatted(number)).orElseThrow(),
                Email.parse(address).orElseThrow(),
                new PersonName(FIRST.get(number % FIRST.size()), "Number " + number),
                true,
                "en",
                false,
                List.of());
    }

    private Member member(Account account, int number, Instant now) {
        var grant =
                Grant.given(
                        new GrantId(id(number)),
                        BuiltInRole.AGENT,
                        Window.from(now),
                        "",
                        "bench",
                        Author.system(VENDOR),
                        Duration.ZERO,
                        now);
        return Member.of(account, account.home(), now)
                .with(new Grants(List.of(grant)))
                .with(profile(number));
    }

    private static Profile profile(int number) {
        var company = number % RARE == 0 ? RARE_COMPANY : "Company " + number % 40;
        return new Profile(
                Optional.empty(),
                true,
                Set.of(),
                Map.of(Detail.COMPANY, company, Detail.COUNTRY, "AT"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// 26 letters of the alphabet of ids, other ones for each tenant.
    private String id(int number) {
        var digits = "%06d%06d".formatted(number, tenant.value().length());
        var letters = new StringBuilder("p".repeat(26 - digits.length()));
        digits.chars().forEach(digit -> letters.append((char) ('b' + digit - '0')));
        return letters.toString();
    }
}
