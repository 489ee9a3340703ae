package gatehouse.local.job;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Detail;
import gatehouse.domain.Email;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.Profile;
import gatehouse.domain.TenantId;
import gatehouse.local.Planting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Many people of one tenant, planted quickly.
///
/// @param manager of the tenant
record Crowd(Person manager) {
    static final Group NIGHT = new Group(new GroupId("n".repeat(26)), "Night shift", true);
    private static final List<String> FIRST = List.of("Ona", "émil", "Øyvind", "Żaneta", "Bo");
    private static final List<BuiltInRole> ROLES =
            List.of(BuiltInRole.AGENT, BuiltInRole.STAFF_ADMIN, BuiltInRole.MANAGER);
    private static final int BATCH = 25;

    /// People of all kinds; every tenth is barred.
    Crowd of(int count) {
        for (int i = 0; i < count; i++) {
            var email = person(FIRST.get(i % FIRST.size()), "Number " + i % 7, i, details(i));
            if (i % 10 == 3) {
                House.bar(email, manager.tenant());
            }
        }
        return this;
    }

    private static Map<Detail, String> details(int i) {
        return i % 3 == 0
                ? Map.of()
                : Map.of(Detail.COMPANY, i % 2 == 0 ? "ärmel" : "Zwirn", Detail.COUNTRY, "AT");
    }

    /// One of them; answers the address.
    String person(String first, String last, int number, Map<Detail, String> details) {
        var email = "c%04d@%s.example".formatted(number, manager.tenant());
        planting()
                .person(
                        email,
                        first,
                        last,
                        new TenantId(manager.tenant()),
                        ROLES.get(number % ROLES.size()),
                        "a-good-password",
                        new Profile(
                                Optional.of(NIGHT).filter(_ -> number % 2 == 0),
                                number % 4 != 0,
                                Set.of(),
                                details,
                                number % 5 == 0 ? List.of("de", "fr") : List.of(),
                                Optional.of("de").filter(_ -> number % 5 == 0),
                                Optional.of(number % 50).filter(_ -> number % 3 == 0),
                                Optional.of(50 + number % 50).filter(_ -> number % 3 == 0)));
        return email;
    }

    /// Nobody of them signs in: no hash is made.
    private static Planting planting() {
        var table = new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
        return new Planting(
                table, House.SYSTEM.clock(), new TenantId("vendor"), _ -> "$argon2id$none");
    }

    /// As many again as somebody there, under other ids; without accounts.
    void copies(String email, int count) {
        var table = new Table(House.SYSTEM.dynamo(), House.SYSTEM.table());
        var claim = table.get(Keys.email(Email.parse(email).orElseThrow())).orElseThrow();
        var id = AccountItems.claimant(claim);
        var item = table.get(Keys.member(new TenantId(manager.tenant()), id)).orElseThrow();
        for (int from = 0; from < count; from += BATCH) {
            var puts = new ArrayList<WriteRequest>();
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                var copy = copy(item.attributes(), id.value(), other(i));
                puts.add(WriteRequest.builder().putRequest(put -> put.item(copy)).build());
            }
            var _ =
                    House.SYSTEM
                            .dynamo()
                            .batchWriteItem(
                                    all -> all.requestItems(Map.of(House.SYSTEM.table(), puts)));
        }
    }

    private static Map<String, AttributeValue> copy(
            Map<String, AttributeValue> item, String id, String other) {
        var copy = new HashMap<String, AttributeValue>();
        item.forEach((name, value) -> {
            var text = value.s();
            copy.put(name, text == null ? value : AttributeValue.fromS(text.replace(id, other)));
        });
        // what has no event is nothing to the relay
        copy.remove("change");
        return copy;
    }

    private static String other(int number) {
        var digits = "%06d".formatted(number).chars().map(digit -> 'b' + digit - '0');
        return "z".repeat(20)
                + digits.collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }
}
