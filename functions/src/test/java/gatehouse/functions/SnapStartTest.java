package gatehouse.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import gatehouse.aws.Platform;
import gatehouse.functions.accept.AcceptHandler;
import gatehouse.functions.access.AccessHandler;
import gatehouse.functions.audit.AuditHandler;
import gatehouse.functions.bootstrap.BootstrapHandler;
import gatehouse.functions.credentials.CredentialsHandler;
import gatehouse.functions.delivery.DeliveryHandler;
import gatehouse.functions.expire.ExpireHandler;
import gatehouse.functions.export.ExportHandler;
import gatehouse.functions.exporter.ExporterHandler;
import gatehouse.functions.groups.GroupsHandler;
import gatehouse.functions.invite.InviteHandler;
import gatehouse.functions.mailer.MailerHandler;
import gatehouse.functions.members.MembersHandler;
import gatehouse.functions.pages.PagesHandler;
import gatehouse.functions.profile.ProfileHandler;
import gatehouse.functions.projections.ProjectionsHandler;
import gatehouse.functions.relay.RelayHandler;
import gatehouse.functions.requestchange.RequestchangeHandler;
import gatehouse.functions.revoke.RevokeHandler;
import gatehouse.functions.roles.RolesHandler;
import gatehouse.functions.signin.SigninHandler;
import gatehouse.http.Endpoint;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.crac.Core;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/// A SnapStart image is taken once a handler is made. Whatever it held then, every instance would
/// hold: so making one reads no time, draws no randomness, asks for no credential and calls nobody.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SnapStartTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.ofEntries(
                    Map.entry("TABLE", "table"),
                    Map.entry("BASE_URL", "https://gatehouse.example"),
                    Map.entry("VENDOR_TENANT", "vendor"),
                    Map.entry("BUS", "bus"),
                    Map.entry("MAIL_FROM", "no-reply@gatehouse.example"),
                    Map.entry("MAIL_CONFIGURATION_SET", "mails"),
                    Map.entry("SET_ASIDE_BUCKET", "aside"),
                    Map.entry("FILES_BUCKET", "files"),
                    Map.entry("LINKS_SECRET", "links"),
                    Map.entry("UNSUBSCRIBE_SECRET", "unsubscribe"),
                    Map.entry("CURSORS_SECRET", "cursors"),
                    Map.entry("SESSIONS_SECRET", "sessions"),
                    Map.entry("DEVICES_SECRET", "devices"),
                    Map.entry("TICKETS_SECRET", "tickets"),
                    Map.entry("TOTP_SECRET", "totp"),
                    Map.entry("SIGNING_SECRET", "signing"));

    static Stream<Function<Platform, RequestHandler<?, ?>>> handlers() {
        return Stream.of(
                AcceptHandler::new,
                AccessHandler::new,
                AuditHandler::new,
                BootstrapHandler::new,
                CredentialsHandler::new,
                DeliveryHandler::new,
                ExpireHandler::new,
                GroupsHandler::new,
                ExportHandler::new,
                ExporterHandler::new,
                InviteHandler::new,
                MailerHandler::new,
                MembersHandler::new,
                PagesHandler::new,
                ProfileHandler::new,
                ProjectionsHandler::new,
                RelayHandler::new,
                RequestchangeHandler::new,
                RevokeHandler::new,
                RolesHandler::new,
                SigninHandler::new);
    }

    @ParameterizedTest
    @MethodSource("handlers")
    void making_a_handler_uses_nothing_from_outside(Function<Platform, RequestHandler<?, ?>> make) {
        assertThat(make.apply(new Frozen())).isNotNull();
    }

    static Stream<Function<Platform, HttpHandler>> answeringHttp() {
        return Stream.of(
                AcceptHandler::new,
                AccessHandler::new,
                AuditHandler::new,
                CredentialsHandler::new,
                GroupsHandler::new,
                ExportHandler::new,
                InviteHandler::new,
                MembersHandler::new,
                PagesHandler::new,
                ProfileHandler::new,
                RequestchangeHandler::new,
                RevokeHandler::new,
                RolesHandler::new,
                SigninHandler::new);
    }

    /// Real clients are made for it, and talk: to a stand-in, so that there is nothing to keep.
    @ParameterizedTest
    @MethodSource("answeringHttp")
    void the_rehearsal_before_the_image_uses_nothing_from_outside(
            Function<Platform, HttpHandler> make) throws Exception {
        var handler = make.apply(new Frozen());
        handler.rehearsal().beforeCheckpoint(Core.getGlobalContext());
        handler.rehearsal().afterRestore(Core.getGlobalContext());
    }

    @ParameterizedTest
    @MethodSource("answeringHttp")
    void no_route_of_the_rehearsal_breaks(Function<Platform, HttpHandler> make) {
        assertThat(make.apply(new Frozen()).rehearsal().play())
                .isNotEmpty()
                .allSatisfy(played -> {
                    assertThat(played.fault()).as(played.endpoint().route()).isEmpty();
                    assertThat(played.status()).as(played.endpoint().route()).isLessThan(500);
                });
    }

    /// The caller, who is not there, and with `GET /v1/me` the memberships beside; and once for all
    /// routes the key that signed the token.
    @ParameterizedTest
    @MethodSource("answeringHttp")
    void every_signed_in_route_of_the_rehearsal_checks_the_token_and_reads_the_caller(
            Function<Platform, HttpHandler> make) {
        var signedIn =
                make.apply(new Frozen()).rehearsal().play().stream()
                        .filter(played -> played.endpoint().entry() == Endpoint.Entry.SIGNED_IN)
                        .toList();
        assertThat(signedIn).allSatisfy(played -> assertThat(played.requests()).isPositive());
        long beside =
                signedIn.stream()
                        .filter(played -> played.endpoint().route().equals("GET /v1/me"))
                        .count();
        assertThat(signedIn.stream().mapToInt(Rehearsal.Played::requests).sum())
                .isEqualTo(signedIn.isEmpty() ? 0 : signedIn.size() + 1 + (int) beside);
    }

    @Test
    void the_rehearsal_of_signing_in_gets_as_far_as_the_password() {
        assertThat(new SigninHandler(new Frozen()).rehearsal().play())
                .filteredOn(played -> played.endpoint().route().equals("POST /v1/sessions"))
                .singleElement()
                .satisfies(played -> {
                    assertThat(played.status()).isEqualTo(401);
                    // name and source; tries; one more of them; and a failure of the source
                    assertThat(played.requests()).isEqualTo(4);
                });
    }

    @Test
    void the_handler_keeps_nothing_of_the_rehearsal() {
        var rehearsal = new ProfileHandler(new Frozen()).rehearsal();
        var first = rehearsal.play();
        var callers =
                first.stream()
                        .filter(played -> played.endpoint().entry() == Endpoint.Entry.SIGNED_IN)
                        .toList();
        // for each route that asks who calls the caller, of one the memberships, and the key once
        assertThat(requests(first)).isEqualTo(callers.size() + 2);
        // played again from the start: not even the published key was kept
        assertThat(requests(rehearsal.play())).isEqualTo(callers.size() + 2);
    }

    private static int requests(List<Rehearsal.Played> all) {
        return all.stream().mapToInt(Rehearsal.Played::requests).sum();
    }

    @Test
    void what_is_handed_out_here_cannot_be_used_unnoticed() {
        var frozen = new Frozen();
        assertThatThrownBy(() -> frozen.clock().instant()).isInstanceOf(Used.class);
        assertThatThrownBy(() -> frozen.random().nextInt()).isInstanceOf(Used.class);
        assertThatThrownBy(() -> frozen.credentials().resolveCredentials())
                .isInstanceOf(Used.class);
    }

    /// Hands everything out, and nothing of it may be used.
    private static final class Frozen implements Platform {
        @Override
        public Clock clock() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    throw new Used("the clock");
                }
            };
        }

        @Override
        public RandomGenerator random() {
            return () -> {
                throw new Used("randomness");
            };
        }

        @Override
        public Map<String, String> environment() {
            return ENVIRONMENT;
        }

        @Override
        public SdkHttpClient http() {
            return new SdkHttpClient() {
                @Override
                public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                    throw new Used("the network");
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public AwsCredentialsProvider credentials() {
            return new AwsCredentialsProvider() {
                @Override
                public AwsCredentials resolveCredentials() {
                    throw new Used("a credential");
                }
            };
        }

        @Override
        public Region region() {
            return Region.EU_CENTRAL_1;
        }

        @Override
        public Optional<URI> endpoint(String service) {
            return Optional.empty();
        }
    }

    private static final class Used extends AssertionError {
        Used(String what) {
            super("used while the handler was made: " + what);
        }
    }
}
