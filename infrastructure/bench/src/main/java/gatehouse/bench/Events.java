package gatehouse.bench;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Requests as API Gateway hands them over.
final class Events {
    private Events() {}

    static APIGatewayV2HTTPEvent of(
            String route, Map<String, String> path, String token, String body) {
        var http =
                APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withMethod(route.substring(0, route.indexOf(' ')))
                        .withSourceIp("127.0.0.1")
                        .build();
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey(route)
                .withHeaders(
                        Map.of(
                                "authorization",
                                "Bearer " + token,
                                "content-type",
                                "application/json"))
                .withPathParameters(path)
                .withBody(body)
                .withRequestContext(
                        APIGatewayV2HTTPEvent.RequestContext.builder()
                                .withRequestId("7e2a9c52-3c1f-4f57-9d0b-1f64d3a7a001")
                                .withHttp(http)
                                .build())
                .build();
    }

    static Context context() {
        return new Quiet();
    }

    /// One invocation without a log.
    private static final class Quiet implements Context {
        @Override
        public String getAwsRequestId() {
            return "bench";
        }

        @Override
        public String getLogGroupName() {
            return "bench";
        }

        @Override
        public String getLogStreamName() {
            return "bench";
        }

        @Override
        public String getFunctionName() {
            return "bench";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "bench";
        }

        @Override
        public @Nullable CognitoIdentity getIdentity() {
            return null;
        }

        @Override
        public @Nullable ClientContext getClientContext() {
            return null;
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 20_000;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 1024;
        }

        @Override
        public LambdaLogger getLogger() {
            return new LambdaLogger() {
                @Override
                public void log(String message) {}

                @Override
                public void log(byte[] message) {}
            };
        }
    }
}
