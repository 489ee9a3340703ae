package gatehouse.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.PersonName;
import gatehouse.domain.TenantId;
import gatehouse.domain.people.Entry;
import gatehouse.domain.people.Search;
import gatehouse.domain.people.Search.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// How far the list of people is looked through for a total.
class DirectoryTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TenantId TENANT = new TenantId("acme");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /// One in so many works there.
    private static final int RARE = 7;

    private static final String COMPANY = "Rarebit Works";

    @Test
    @DisplayName(
            "D1: up to 10,000 entries are looked through, and their total is exact; of one more it is unknown")
    void bound() {
        assertThat(count(0)).contains(0);
        assertThat(count(999)).contains(999 / RARE + 1);
        assertThat(count(1_000)).contains(1_000 / RARE + 1);
        assertThat(count(Directory.MOST_COUNTED)).contains(Directory.MOST_COUNTED / RARE + 1);
        assertThat(count(Directory.MOST_COUNTED + 1)).isEmpty();
    }

    /// How many of so many work there.
    private static Optional<Integer> count(int people) {
        var told = new AtomicInteger();
        var wire =
                new Wire(body -> {
                    int limit = limit(body);
                    int from = told.getAndAdd(limit);
                    return Wire.Reply.ok(page(from, Math.min(people, from + limit), limit));
                });
        return new Directory(wire.table()).count(TENANT, search(), NOON);
    }

    private static int limit(String body) {
        try {
            return MAPPER.readTree(body).path("Limit").asInt();
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    /// As DynamoDB has it: a page that is full says that there may be more, the last one too.
    private static String page(int from, int to, int limit) {
        var page = MAPPER.createObjectNode();
        var items = page.putArray("Items");
        for (int number = from; number < to; number++) {
            items.add(item(number));
        }
        if (to - from == limit) {
            page.set("LastEvaluatedKey", item(to - 1).without("card"));
        }
        return page.toString();
    }

    private static ObjectNode item(int number) {
        var item = MAPPER.createObjectNode();
        Map.of(
                        "pk", Keys.partition(TENANT),
                        "sk", "M#" + number,
                        "directory", Keys.partition(TENANT),
                        "byName", "%06d".formatted(number),
                        "card", Cards.pack(entry(number)))
                .forEach((name, text) -> item.putObject(name).put("S", text));
        return item;
    }

    private static Entry entry(int number) {
        return new Entry(
                Entry.Kind.MEMBER,
                "" + number,
                "p" + number,
                "p" + number + "@acme.example",
                Optional.of(new PersonName("Person", "" + number)),
                Optional.empty(),
                number % RARE == 0 ? COMPANY : "",
                "",
                true,
                false,
                NOON,
                Instant.MAX,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Search search() {
        return new Search(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(COMPANY),
                Optional.empty(),
                Shown.EXCLUDE,
                Shown.INCLUDE,
                Shown.INCLUDE);
    }
}
