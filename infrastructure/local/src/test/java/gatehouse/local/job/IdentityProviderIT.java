package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Platform;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.functions.signin.SigninHandler;
import gatehouse.local.Planting;
import gatehouse.local.identity.Issuer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/// The vendor approves from which provider a tenant's people come, and nobody is asked who stands
/// inside somebody's network.
class IdentityProviderIT {
    /// Of which nothing is asked.
    private static final Context CONTEXT =
            (Context)
                    Proxy.newProxyInstance(
                            Context.class.getClassLoader(),
                            new Class<?>[] {Context.class},
                            (_, _, _) -> "");

    private final Issuer issuer = new Issuer(House.SYSTEM.clock());
    private final External acme = External.of(issuer, true);

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    @DisplayName("B3: a provider that is set or taken away stands in the tenant's own audit log")
    void audited() {
        var removed = House.object().put("tenant", acme.tenant()).put("remove", true);
        assertThat(acme.configure(removed).path("identityProvider").asText()).isEqualTo("built in");
        assertThat(acme.start().status()).as("without one").isEqualTo(404);

        var entries = audit();
        assertThat(entries).hasSize(2);
        var taken = entries.getFirst();
        var set = entries.getLast();
        assertThat(set.path("reason").asText()).isEqualTo("The customer has a login of its own");
        assertThat(set.path("source").asText()).isEqualTo("bootstrap");
        assertThat(set.at("/before/settings/identityProvider").isMissingNode()).isTrue();
        assertThat(set.at("/after/settings/identityProvider/issuer").asText())
                .isEqualTo(issuer.url());
        assertThat(set.at("/after/settings/identityProvider/domains").toString())
                .contains(acme.domain());
        assertThat(taken.at("/before/settings/identityProvider/name").asText())
                .isEqualTo("Acme Login");
        assertThat(taken.at("/after/settings/identityProvider").isMissingNode()).isTrue();
        assertThat(taken.at("/after/settings/mailBudget").asInt()).isEqualTo(100);
    }

    @Test
    @DisplayName("C2: nobody can arrive at a private customer, whatever its provider says")
    void private_customer() {
        var id = new TenantId(acme.tenant() + "-jo");
        Planting.in(House.SYSTEM).tenant(id, "Jo", TenantKind.PRIVATE, new TenantId(acme.tenant()));
        var wish =
                acme.provider(issuer.url(), List.of("jo.example"), true).put("tenant", id.value());

        var refused = acme.configure(wish);
        assertThat(refused.path("status").asInt()).isEqualTo(422);
        assertThat(refused.path("errors").findValuesAsText("pointer"))
                .containsExactly("/identityProvider/jit");
        assertThat(acme.configure(wish.put("jit", false)).has("issuer")).isTrue();
    }

    @Test
    @DisplayName("F6: a provider with faults is not set, and every fault is named")
    void faults() {
        var provider =
                House.object()
                        .put("tenant", "#")
                        .put("name", " ")
                        .put("issuer", "http://x.example");
        provider.put("clientId", 7).put("jit", "yes").put("more", 1);
        provider.putArray("domains").add("acme.example").add("not a domain").add("a@b.example");
        provider.putObject("claims").put("email", "upn").put("firstName", "");
        var input = House.object();
        input.set("identityProvider", provider);

        var told = House.feed("bootstrap", input);

        assertThat(told.path("status").asInt()).isEqualTo(422);
        assertThat(told.path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/reason",
                        "/identityProvider/tenant",
                        "/identityProvider/name",
                        "/identityProvider/issuer",
                        "/identityProvider/clientId",
                        "/identityProvider/domains/1",
                        "/identityProvider/domains/2",
                        "/identityProvider/claims/emailVerified",
                        "/identityProvider/claims/firstName",
                        "/identityProvider/jit",
                        "/identityProvider/more");
        var unknown =
                acme.provider(issuer.url(), List.of(acme.domain()), false).put("tenant", "nobody");
        assertThat(acme.configure(unknown).path("status").asInt()).isEqualTo(409);
        assertThat(audit()).hasSize(1);
    }

    @Test
    @DisplayName("F1: no connection goes to an address inside a network, whatever its name")
    void inside() throws IOException {
        var email = acme.invited("noor");
        try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var connected = new AtomicInteger();
            Thread.ofVirtual().start(() -> accept(listener, connected));
            var port = ":" + listener.getLocalPort();
            for (var host :
                    List.of(
                            "127.0.0.1" + port,
                            "localhost" + port,
                            "[::1]" + port,
                            "[::ffff:127.0.0.1]" + port,
                            "2130706433" + port,
                            "0.0.0.0" + port,
                            "10.0.0.1",
                            "192.168.1.1",
                            "169.254.169.254",
                            "[fd00:ec2::254]",
                            "[64:ff9b::7f00:1]")) {
                var url = "https://" + host;
                var set = acme.configure(acme.provider(url, List.of(acme.domain()), true));
                if (set.has("status")) {
                    // not even taken for an address
                    assertThat(set.path("status").asInt()).as(host).isEqualTo(422);
                    continue;
                }
                var reply = acme.signIn(acme.claims("n-1", email).issuer(url));
                assertThat(reply.status()).as(host).isEqualTo(503);
            }
            assertThat(connected).hasValue(0);
        }
    }

    private static void accept(ServerSocket listener, AtomicInteger connected) {
        while (!listener.isClosed()) {
            try (var _ = listener.accept()) {
                connected.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    @DisplayName("F1: a deployed system does not reach a provider on its own machine at all")
    void deployed() {
        var email = acme.invited("noor");
        var token = issuer.sign(acme.claims("n-1", email));
        var body = House.object().put("tenant", acme.tenant()).put("idToken", token).toString();
        var deployed = new SigninHandler(new Deployed(House.SYSTEM.platform("signin")));

        var answer = deployed.handleRequest(request(body), CONTEXT);

        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(issuer.asked(Issuer.DISCOVERY)).isZero();
        assertThat(acme.signIn(token).status()).as("the local system does").isEqualTo(201);
        assertThat(issuer.asked(Issuer.DISCOVERY)).isEqualTo(1);
    }

    private static APIGatewayV2HTTPEvent request(String body) {
        var http =
                APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withMethod("POST")
                        .withSourceIp("192.0.2.1")
                        .build();
        var context =
                APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withRequestId("deployed")
                        .withHttp(http)
                        .build();
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey("POST /v1/sessions/external")
                .withHeaders(Map.of("content-type", "application/json"))
                .withBody(body)
                .withRequestContext(context)
                .build();
    }

    private List<JsonNode> audit() {
        return Passwords.entries(acme.manager(), acme.reader(), "provider.changed");
    }

    /// The same surroundings, without what only the local system allows.
    private record Deployed(Platform local) implements Platform {
        @Override
        public Clock clock() {
            return local.clock();
        }

        @Override
        public RandomGenerator random() {
            return local.random();
        }

        @Override
        public Map<String, String> environment() {
            return local.environment();
        }

        @Override
        public SdkHttpClient http() {
            return local.http();
        }

        @Override
        public AwsCredentialsProvider credentials() {
            return local.credentials();
        }

        @Override
        public Region region() {
            return local.region();
        }

        @Override
        public Optional<URI> endpoint(String service) {
            return local.endpoint(service);
        }
    }
}
