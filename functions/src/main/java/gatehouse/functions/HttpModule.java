package gatehouse.functions;

import dagger.Module;
import dagger.Provides;
import gatehouse.aws.Environment;
import gatehouse.aws.PublishedKeys;
import gatehouse.aws.Secrets;
import gatehouse.http.AccessTokens;
import gatehouse.http.Cursors;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import gatehouse.http.Origins;
import jakarta.inject.Singleton;
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
    static Origins origins(Environment environment) {
        return new Origins(environment.allowedOrigins());
    }

    /// Where lists go on; its secret is read at the first use.
    @Provides
    @Singleton
    static Cursors cursors(Secrets secrets, Environment environment) {
        return new Cursors(secrets.keys(environment.required("CURSORS_SECRET")));
    }

    @Provides
    static Edge edge(
            List<Endpoint> endpoints,
            AccessTokens tokens,
            PublishedKeys keys,
            Origins origins,
            Clock clock) {
        return new Edge(endpoints, tokens, keys::find, origins, clock);
    }
}
