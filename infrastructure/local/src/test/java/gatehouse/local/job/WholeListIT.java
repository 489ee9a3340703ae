package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import gatehouse.domain.Joining;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The list of people as a whole: its pages, its total and its CSV are the same. More people:
/// `-Dpeople=5000`.
class WholeListIT {
    private static final int PEOPLE = Integer.getInteger("people", 120);

    private static final List<String> ORDERS =
            List.of("name", "email", "group", "role", "company", "registered");

    /// A cell of `columns=all` for each field of a line of the list that is one text.
    private static final List<String> FIELDS =
            List.of(
                    "id",
                    "username",
                    "email",
                    "firstName",
                    "lastName",
                    "name",
                    "state",
                    "permissions",
                    "active",
                    "company",
                    "country",
                    "external",
                    "registeredAt",
                    "isDisabled");

    private Person manager = House.ANA;

    @BeforeEach
    void a_customer() {
        manager = House.customer();
    }

    @Test
    @DisplayName(
            "D1: list, total and CSV are the same, line by line, in every order and under every filter")
    void same() {
        new Crowd(manager).of(PEOPLE);
        var guest = House.staff();
        var _ = House.invite(manager, guest);
        var _ = House.accept(guest);
        var _ = House.invite(manager, House.staff());
        var at = new Applicants(manager);
        at.join(new Joining(true, true));
        var _ = at.waiting();
        House.SYSTEM.quiet();

        System.out.printf(
                "people: %d, made by number, so that they are the same each time%n", PEOPLE);
        queries().forEach(this::isTheSame);
        assertThat(walk("?disabled=include", _ -> {})).hasSize(PEOPLE + 4);
        assertThat(walk("?waiting=only", _ -> {})).hasSize(1);
    }

    private static Stream<String> queries() {
        var orders =
                ORDERS.stream().flatMap(order -> Stream.of("?sort=" + order, "?sort=-" + order));
        var filters =
                Stream.of(
                        "",
                        "?q=" + text("emil number 3"),
                        "?group=" + Crowd.NIGHT.id() + "&sort=-company",
                        "?group=domain",
                        "?role=staff-admin&disabled=include",
                        "?company=" + text("ÄRMEL") + "&country=at",
                        "?country=AT",
                        "?disabled=only",
                        "?external=exclude",
                        "?external=only&sort=-email",
                        "?waiting=only",
                        "?waiting=exclude&disabled=include",
                        "?q=nobody");
        return Stream.concat(orders, filters);
    }

    private void isTheSame(String query) {
        var totals = new HashSet<Integer>();
        var items = walk(query, page -> totals.add(page.path("total").asInt(-1)));
        var csv =
                House.get(
                        House.home(manager, "/members.csv")
                                + (query.isEmpty() ? "?" : query + "&")
                                + "columns=all",
                        House.signIn(manager));
        assertThat(csv.status()).as(query).isEqualTo(200);
        assertThat(ExportIT.rows(csv.text()).stream().map(WholeListIT::shown).toList())
                .as(query)
                .isEqualTo(items.stream().map(WholeListIT::listed).toList());
        assertThat(totals).as(query).containsExactly(items.size());
        System.out.printf(
                "people: list, total and CSV are the same, %d lines: members%s%n",
                items.size(), query);
    }

    @Test
    @DisplayName("D1: while others write, nobody is twice or missing on a walk through the pages")
    void while_others_write() {
        new Crowd(manager).of(PEOPLE);
        House.SYSTEM.quiet();
        var people = new People(manager);
        var busy = people.known("agent");
        var id = people.id(busy);
        House.SYSTEM.quiet();
        var there = emails(walk("?disabled=include", _ -> {}));

        for (var order : List.of("name", "-email", "group", "-role", "company", "-registered")) {
            var query = "?disabled=include&limit=20&sort=" + order;
            var seen = emails(amid(people, id, () -> walk(query, _ -> {})));
            // who moves in this very order may be met before and after
            seen.removeIf(email -> !there.contains(email) || email.equals(busy.email()));
            assertThat(seen).as(order).doesNotHaveDuplicates().hasSize(there.size() - 1);
        }
    }

    /// Does something while somebody is edited again and again, and others come.
    private static <T> T amid(People people, String member, Supplier<T> something) {
        var writing = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var others =
                CompletableFuture.runAsync(() -> {
                    for (int i = 0; over.getCount() > 0; i++) {
                        var company = House.object().put("company", "Company " + i);
                        assertThat(people.edit(member, company).status()).isEqualTo(200);
                        assertThat(people.add(People.somebody("agent")).status()).isEqualTo(201);
                        writing.countDown();
                    }
                });
        try {
            writing.await();
            return something.get();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        } finally {
            over.countDown();
            others.join();
        }
    }

    /// All of a list, page by page.
    ///
    /// @param query may name its own limit; 100 otherwise
    private List<JsonNode> walk(String query, Consumer<JsonNode> eachPage) {
        var items = new ArrayList<JsonNode>();
        var limit = query.contains("limit=") ? "" : "limit=100";
        var first = (query.isEmpty() ? "?" : query + "&") + limit;
        var next = "";
        do {
            var path = House.home(manager, "/members" + first + next);
            var page = House.get(path, House.signIn(manager));
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            eachPage.accept(page.json());
            page.json().path("items").forEach(items::add);
            next =
                    page.json().path("next").isNull()
                            ? ""
                            : "&cursor=" + page.json().path("next").asText();
        } while (!next.isEmpty());
        return items;
    }

    private static List<String> emails(List<JsonNode> items) {
        var emails = new ArrayList<String>();
        items.forEach(item -> emails.add(item.path("email").asText()));
        return emails;
    }

    private static List<String> shown(NamedCsvRecord row) {
        var cells = new ArrayList<>(FIELDS.stream().map(row::getField).toList());
        Collections.addAll(cells, row.getField("roles"), row.getField("group"));
        return cells;
    }

    private static List<String> listed(JsonNode item) {
        var cells =
                new ArrayList<>(
                        FIELDS.stream()
                                .map(item::path)
                                .map(value -> value.isNull() ? "" : value.asText())
                                .toList());
        var roles =
                StreamSupport.stream(item.path("roles").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
        Collections.addAll(cells, String.join(" ", roles), item.at("/group/id").asText(""));
        return cells;
    }

    private static String text(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
