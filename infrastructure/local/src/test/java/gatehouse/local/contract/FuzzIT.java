package gatehouse.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import gatehouse.local.outside.GivenSystem;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Requests made from the contract, good and bad. More of them: `-Dfuzz.requests=100000`, others:
/// `-Dfuzz.seed=7`.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FuzzIT {
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 6000);
    private static final int SENT_PERCENT = 95;
    private static final int ENOUGH = 6000;
    private static final String GRANTS = "/v1/tenants/acme/grants";
    private static final LocalSystem SYSTEM =
            LocalSystem.start(GivenSystem.in(Options.usual().port(0)));

    @AfterAll
    static void stop() {
        SYSTEM.close();
    }

    /// At last, since it leaves nothing as the others expect it.
    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName(
            "F6: no request brings a fault, an answer outside the contract, or a change after a refusal")
    void nothing_unexpected() {
        try (var fuzz = new Fuzz(SYSTEM, Document.SERVED)) {
            long start = System.nanoTime();
            assertThat(fuzz.run(SEED, REQUESTS)).isEmpty();
            System.out.printf(
                    "%d requests from seed %d, %d of them sent, in %d s: %s%n",
                    REQUESTS,
                    SEED,
                    fuzz.answered(),
                    (System.nanoTime() - start) / 1_000_000_000,
                    fuzz.statuses());
            // what the client does not send was not tried
            assertThat(fuzz.answered()).isGreaterThanOrEqualTo(REQUESTS * SENT_PERCENT / 100);
            // it got somewhere: not all of it was refused at the door; a short run gets less far
            assumeThat(REQUESTS).isGreaterThanOrEqualTo(ENOUGH);
            assertThat(fuzz.statuses().keySet())
                    .contains(200, 201, 204, 400, 401, 403, 404, 409, 410, 412, 413, 415, 422, 428);
        }
    }

    @Test
    void an_answer_that_the_contract_does_not_say_is_found() {
        var changed = Document.SERVED.root().deepCopy();
        ((ObjectNode) changed.at("/paths/~1v1~1tenants~1{tenant}~1grants/get/responses"))
                .remove("403");
        try (var fuzz = new Fuzz(SYSTEM, new Document(changed))) {
            assertThat(fuzz.ask(fuzz.attempt("member", "GET", GRANTS, "")))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("403");
            assertThat(fuzz.ask(fuzz.attempt("manager", "GET", GRANTS, ""))).isEmpty();
        }
    }

    @Test
    void a_fault_is_found() {
        try (var fuzz = new Fuzz(SYSTEM, Document.SERVED);
                var _ = SYSTEM.hook(FuzzIT::unreachable)) {
            assertThat(fuzz.ask(fuzz.attempt("manager", "GET", GRANTS, "")))
                    .contains("a fault: 503");
        }
    }

    /// The write is done, and the function told that it is not: so it refuses what it has done.
    @Test
    void a_change_after_a_refusal_is_found() {
        try (var fuzz = new Fuzz(SYSTEM, Document.SERVED);
                var _ = SYSTEM.hook(FuzzIT::lying)) {
            var body =
                    "{\"email\":\"vera@vendor.example\",\"reason\":\"Looking into the old logs\"}";
            var path = "/v1/tenants/globex/vendor-invitations";
            assertThat(fuzz.ask(fuzz.attempt("stranger", "POST", path, body)))
                    .containsExactly("changed after 409: [dynamodb PutItem]");
        }
    }

    /// The mail that does not go is not given back.
    @Test
    void a_mail_that_stays_counted_after_a_refusal_is_found() {
        var body = "{\"email\":\"sam@vendor.example\",\"reason\":\"Looking into the old logs\"}";
        var path = "/v1/tenants/globex/vendor-invitations";
        try (var fuzz = new Fuzz(SYSTEM, Document.SERVED)) {
            var again = fuzz.attempt("stranger", "POST", path, body);
            // refused if it stands from before
            assertThat(fuzz.ask(again)).isEmpty();
            assertThat(fuzz.ask(again)).isEmpty();
            try (var _ = SYSTEM.hook(FuzzIT::keeping)) {
                assertThat(fuzz.ask(again))
                        .containsExactly("mails counted after 409 that do not go: 1");
            }
        }
    }

    private static Answer unreachable(Call call, Service next) throws IOException {
        if (call.action().equals("BatchGetItem")) {
            throw new IOException("nobody there");
        }
        return next.answer(call);
    }

    private static Answer keeping(Call call, Service next) throws IOException {
        boolean givesBack =
                call.action().equals("UpdateItem")
                        && call.body().asUtf8String().contains("\"N\":\"-1\"");
        return givesBack ? Answer.json(JsonNodeFactory.instance.objectNode()) : next.answer(call);
    }

    private static Answer lying(Call call, Service next) throws IOException {
        var answer = next.answer(call);
        return call.function().equals("invite") && call.action().equals("PutItem")
                ? Answer.error("ConditionalCheckFailedException", "The conditional request failed")
                : answer;
    }
}
