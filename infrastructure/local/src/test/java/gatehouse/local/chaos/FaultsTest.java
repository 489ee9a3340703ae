package gatehouse.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultsTest {
    private static final int SDK_TRIES = 3;

    @Test
    void a_transaction_that_was_carried_out_is_not_cancelled_when_it_is_asked_for_again() {
        var ends = new TreeSet<String>();
        for (long seed = 0; seed < 200; seed++) {
            var faults = new Chaos(seed).faults();
            for (int times = 0; times < 100; times++) {
                ends.add(String.join(", ", end(faults)));
            }
        }

        // DynamoDB knows a transaction by its token
        assertThat(ends)
                .noneMatch(end -> end.endsWith("lost, cancelled"))
                .contains("cancelled", "lost, done");
    }

    /// What came of each try, until one was answered.
    private static List<String> end(Faults faults) {
        var tries = new ArrayList<String>();
        for (int attempt = 1; attempt <= SDK_TRIES; attempt++) {
            var carriedOut = new ArrayList<Call>();
            try {
                var answer =
                        faults.around(
                                transaction(attempt),
                                call -> {
                                    carriedOut.add(call);
                                    return Answer.of(200, "application/json", "{}");
                                });
                var text = answer.body().asString(StandardCharsets.UTF_8);
                if (text.contains("ransactionCanceled")) {
                    tries.add("cancelled");
                    break;
                }
                tries.add(answer.status() == 200 ? "done" : "throttled");
                if (answer.status() == 200) {
                    break;
                }
            } catch (IOException broken) {
                tries.add(carriedOut.isEmpty() ? "unreached" : "lost");
            }
        }
        return tries;
    }

    private static Call transaction(int attempt) {
        var request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(URI.create("http://dynamodb.internal"))
                        .putHeader("amz-sdk-request", "attempt=" + attempt + "; max=3")
                        .build();
        return new Call(
                "accept",
                "dynamodb",
                "TransactWriteItems",
                request,
                SdkBytes.fromUtf8String("{\"TransactItems\":[{\"Put\":{}},{\"Update\":{}}]}"));
    }
}
