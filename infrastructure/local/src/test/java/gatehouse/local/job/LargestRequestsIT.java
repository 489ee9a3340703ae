package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Committed;
import gatehouse.aws.ExternalClaims;
import gatehouse.aws.Keys;
import gatehouse.domain.AccountId;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Change;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.ExternalId;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.domain.request.Size;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import gatehouse.local.demo.TinyPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// As much as one request can wish is done in one transaction (E6): a write that is added to what
/// becomes of somebody has to be weighed ([Size]).
class LargestRequestsIT {
    private static final int ADD = 4;

    /// The request, that none is open any more, who administers, and an idempotency key.
    private static final int BESIDE = 4;

    private final Wishing at = Wishing.fresh();
    private final People people = new People(at.boss());

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("E6: twenty new people are four writes each, and done at once")
    void twenty_new_people() {
        var items = new ArrayList<ObjectNode>();
        for (int i = 0; i < Size.MOST_PEOPLE; i++) {
            items.add(Wishing.add("member", "customer-administrator"));
        }
        assertThat(written(at.submitted(items.toArray(ObjectNode[]::new))))
                .isEqualTo(Size.MOST_PEOPLE * ADD + BESIDE - 1);
        for (var item : items) {
            assertThat(at.roles(item.path("email").asText())).contains("member");
        }
    }

    @Test
    @DisplayName(
            "E6: the most removals, of people with all that a person can have, and another address"
                    + " and other roles of an administrator are done at once")
    void most_removals() {
        var items = new ArrayList<ObjectNode>();
        for (int i = 0; i < 11; i++) {
            items.add(Contacts.remove(with_everything(i)));
        }
        var stays = at.person(BuiltInRole.ADMIN);
        items.add(Wishing.edit(stays, "email", "moved-" + stays.email()));
        items.add(Wishing.roles(stays, List.of("agent"), List.of("admin")));
        var leaves = items.stream().map(item -> item.path("member").asText()).toList();
        assertThat(written(at.submitted(items.toArray(ObjectNode[]::new))))
                .as("all that it weighs")
                .isEqualTo(Size.MOST + BESIDE);
        for (var id : leaves.subList(0, 11)) {
            assertThat(House.table().get(Keys.account(new AccountId(id)))).isEmpty();
        }
        assertThat(at.member("moved-" + stays.email()).person().last()).isNotEmpty();
    }

    /// Somebody with a group of the own, an id outside, a picture and a provider's claim.
    private String with_everything(int i) {
        var group = House.group(at.boss(), "Shift " + i);
        var somebody = People.somebody("agent").put("group", group).put("externalId", "hr-" + i);
        var id = people.added(somebody).path("id").asText();
        var picture = new Album(at.boss(), people.path(id) + "/avatar");
        assertThat(picture.put(TinyPicture.png(), TinyPicture.TYPE, Map.of()).status())
                .isEqualTo(201);
        known(new AccountId(id), i);
        return id;
    }

    /// As if the person had come from a provider.
    private void known(AccountId who, int number) {
        var account = House.table().get(Keys.account(who)).map(AccountItems::read).orElseThrow();
        var change =
                new Change(
                        EventId.next(RandomGenerator.getDefault()),
                        EventType.MEMBER_LINKED,
                        at.tenant(),
                        Subject.of(who),
                        Author.system(new TenantId("vendor")),
                        House.SYSTEM.clock().instant(),
                        "",
                        "largest",
                        "127.0.0.1");
        var id = new ExternalId(at.tenant(), "https://login.example", "person-" + number);
        var writes = ExternalClaims.link(account, id, change);
        assertThat(House.table().commit(writes, change.id())).isEqualTo(Committed.STORED);
    }

    /// Implements it, under an idempotency key; how many writes that took.
    private int written(String id) {
        House.signIn(House.ROOT);
        House.SYSTEM.quiet();
        var most = new AtomicInteger();
        try (var _ =
                House.SYSTEM.hook((Call call, Service next) -> {
                    if (call.function().equals("requestchange")
                            && call.action().equals("TransactWriteItems")) {
                        var all = House.parsed(call.body().asUtf8String());
                        most.accumulateAndGet(all.path("TransactItems").size(), Math::max);
                    }
                    return next.answer(call);
                })) {
            var key = Map.of("Idempotency-Key", "largest-" + id);
            var done = at.implement(id, House.ROOT, key);
            assertThat(done.status()).as(done.text()).isEqualTo(200);
        }
        return most.get();
    }
}
