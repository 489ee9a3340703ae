package gatehouse.http;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How a route speaks with its callers where a verb has no say.
public enum Manner {
    /// As all of ours do.
    OWN {
        @Override
        Problem of(Problem problem) {
            return problem;
        }

        @Override
        String requestId(Incoming incoming) {
            return incoming.requestId();
        }
    },

    /// As the Authorization API 1.0 of AuthZEN wants it: a request that is wrong in itself is
    /// answered 400, whatever is wrong with it, and an answer bears the id that the caller gave the
    /// request. Ours is still in the log.
    AUTHZEN {
        @Override
        Problem of(Problem problem) {
            return problem.status() == UNSUPPORTED || problem.status() == UNPROCESSABLE
                    ? new Problem(
                            BAD,
                            "malformed",
                            problem.title(),
                            problem.detail(),
                            problem.faults(),
                            List.of(),
                            Map.of())
                    : problem;
        }

        @Override
        String requestId(Incoming incoming) {
            return incoming.header("x-request-id")
                    .filter(id -> ID.matcher(id).matches())
                    .orElseGet(incoming::requestId);
        }
    };

    private static final int BAD = 400;
    private static final int UNSUPPORTED = 415;
    private static final int UNPROCESSABLE = 422;

    /// What we repeat to whoever sent it: visible ASCII, 128 characters at most.
    private static final Pattern ID = Pattern.compile("[!-~]{1,128}");

    /// A refusal as such a route tells it.
    abstract Problem of(Problem problem);

    /// What the answer names the request by.
    abstract String requestId(Incoming incoming);
}
