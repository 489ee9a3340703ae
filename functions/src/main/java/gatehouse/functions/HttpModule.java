package gatehouse.functions;

import dagger.Module;
import dagger.Provides;
import gatehouse.aws.Environment;
import gatehouse.aws.PublishedKeys;
import gatehouse.http.AccessTokens;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import gatehouse.http.Faults;
import java.time.Clock;
import java.util.List;

/// The edge of a function that answers HTTP, from the function's own endpoints.
@Module
public interface HttpModule {

    @Provides
    static AccessTokens tokens(Environment environment) {
        return new AccessTokens(environment.baseUrl());
    }

    @Provides
    static Edge edge(
            List<Endpoint> endpoints, AccessTokens tokens, PublishedKeys keys, Clock clock) {
        return new Edge(endpoints, tokens, keys::find, clock, Faults.STANDARD);
    }
}
