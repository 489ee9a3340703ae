package gatehouse.local.outside;

import gatehouse.local.Options;
import java.net.URI;
import java.util.Optional;

/// The endpoint that tests are given by `-Daws.endpoint`: an address, or `localstack` for one that
/// Testcontainers starts.
public final class GivenEndpoint {
    private static final String PROPERTY = "aws.endpoint";
    private static final String LOCALSTACK = "localstack";

    private GivenEndpoint() {}

    /// The same options, on the endpoint if one is given.
    public static Options in(Options options) {
        return uri().map(options::endpoint).orElse(options);
    }

    static boolean isLocalStack() {
        return System.getProperty(PROPERTY, "").equals(LOCALSTACK);
    }

    static Optional<URI> uri() {
        if (isLocalStack()) {
            return Optional.of(LocalStack.endpoint());
        }
        return Optional.of(System.getProperty(PROPERTY, ""))
                .filter(given -> !given.isEmpty())
                .map(given -> URI.create(given.replaceAll("/$", "")));
    }
}
