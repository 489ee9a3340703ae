package gatehouse.functions;

import dagger.Module;
import dagger.Provides;
import gatehouse.aws.Environment;
import gatehouse.aws.Secrets;
import gatehouse.domain.Hmac;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/// For functions that are given the links of mails.
@Module
public interface LinksModule {

    /// The keys of links; their secret is read at the first use.
    @Provides
    @Singleton
    static Supplier<Hmac> links(Secrets secrets, Environment environment) {
        return secrets.keys(environment.required("LINKS_SECRET"));
    }
}
