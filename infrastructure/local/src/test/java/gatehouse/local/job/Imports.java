package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// People who come to a tenant by files, through HTTP.
record Imports(Person boss) {
    static final String COLUMNS = "email,firstName,lastName,permissions";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// A file of people whom nobody knows, with the required columns.
    static String of(int people) {
        var file = new StringBuilder(COLUMNS + "\r\n");
        for (int i = 0; i < people; i++) {
            file.append(email()).append(",Noor,Haddad,agent\r\n");
        }
        return file.toString();
    }

    /// A new address.
    static String email() {
        return "import" + COUNT.incrementAndGet() + "@people.example";
    }

    String path() {
        return House.home(boss, "/members/import");
    }

    Reply send(String file) {
        return send(file, Map.of());
    }

    Reply send(String file, Map<String, String> headers) {
        return House.ask("POST", path(), House.signIn(boss), file, headers);
    }

    Reply trial(String file) {
        return House.ask("POST", path() + "?dryRun=true", House.signIn(boss), file, Map.of());
    }

    /// What came of each line.
    static List<JsonNode> results(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var results = new ArrayList<JsonNode>();
        reply.json().path("results").forEach(results::add);
        return results;
    }

    static List<Integer> statuses(Reply reply) {
        return results(reply).stream().map(result -> result.path("status").asInt()).toList();
    }

    static List<Integer> lines(Reply reply) {
        return results(reply).stream().map(result -> result.path("line").asInt()).toList();
    }

    static List<String> ids(Reply reply) {
        return results(reply).stream().map(result -> result.path("id").asText()).toList();
    }

    /// How many of the people of a file stand in the list, each counted as often as it does.
    long there(String file) {
        var emails = new People(boss).emails("?limit=100&disabled=include");
        return emails.stream().filter(file::contains).count();
    }
}
