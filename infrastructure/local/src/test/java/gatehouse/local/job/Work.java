package gatehouse.local.job;

import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What came of one request, and what a function asked of AWS meanwhile: by neither may be told
/// what nobody is to know.
///
/// @param calls such as `dynamodb GetItem`, in their order
record Work(Reply reply, List<String> calls) {

    /// Of what a function does for a request.
    static Work of(String function, Supplier<Reply> request) {
        var calls = new ArrayList<String>();
        try (var _ =
                House.SYSTEM.hook((Call call, Service next) -> {
                    if (call.function().equals(function)) {
                        calls.add(call.service() + " " + call.action());
                    }
                    return next.answer(call);
                })) {
            return new Work(request.get(), calls);
        }
    }

    /// All of the answer but what is another each time.
    String answer() {
        var headers = new TreeMap<>(reply.headers().map());
        headers.keySet().removeAll(Set.of("date", "x-request-id"));
        return reply.status() + " " + reply.text() + " " + headers;
    }
}
