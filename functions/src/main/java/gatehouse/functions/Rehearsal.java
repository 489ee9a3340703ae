package gatehouse.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import gatehouse.aws.Platform;
import gatehouse.aws.StandIn;
import gatehouse.http.Edge;
import gatehouse.http.Endpoint;
import gatehouse.http.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// Before a SnapStart image is taken, every route is asked once, so that the image holds the
/// classes that a request needs: event, signature check, JSON, the SDK's client and its messages.
///
/// It is played on a [StandIn] by an edge of its own, which is thrown away afterwards: the image
/// gets no secret, credential, connection, time or randomness, because none was there.
///
/// @see <a href="../../../../../../docs/decisions/0023-measured-beside-goals.md">Decision 23</a>
public final class Rehearsal implements Resource {
    private static final String BASE_URL = "https://rehearsal.invalid";
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final String KEY_ID = "rehearsal";

    /// The public half of a key whose private half was thrown away when it had signed once.
    private static final String KEY =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArKGBNFf5saXYxbr7olX3K2L1UToqbfjTPmezBT/lSLW1"
                    + "Kk+0eWA15t6Lm6pE2PLRLTxHMy35Hd89UArMyR5jJjBoGDBK7Q2vrFSoZTgJE0OtF2bdSkQsrUQ6"
                    + "1ky3k94F6pIRylg/UIbeGTmTL2rUqb1SYsqXKo4REg3oJZgVzDVpD7iFjMqrVyZhSRu2isTu7dW8"
                    + "Md+IBO7WLLvpF7bCOB3aedvV8x02DniR6jEP4WKwJ/H9varnaxLezDceUlY/A1UrpkaoK//UfAn3"
                    + "Q8QW1nNFs6MCQzavrSRnp7TGRo4Up61NEAWt3Ljwh8o9b4LPXLkYe84zovn3m4PZsCxAxQIDAQAB";

    /// What it signed: good for ten minutes of a day that is over, at an address that cannot be.
    private static final String TOKEN =
            "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6InJlaGVhcnNhbCJ9"
                    + ".eyJpc3MiOiJodHRwczovL3JlaGVhcnNhbC5pbnZhbGlkIiwiYXVkIjoiZ2F0ZWhvdXNlIiwic3ViIjoi"
                    + "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWEiLCJzaWQiOiJhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh"
                    + "YSIsImhvbWUiOiJyZWhlYXJzYWwiLCJpYXQiOjE3NjcyMjU2MDAsImV4cCI6MTc2NzIyNjIwMH0"
                    + ".HqqTIyr44G2on1PMaGY3yl-aTRoWQ3afFa2X9O7JDTMgfLIELC64jdeIYaYmP1pYLt8uI8I4b4YS08CF"
                    + "i66R6NyjyU2KeeTRAC4XpJovKjm1nql9cCrkKiWhv3uVfmsAY8GJjkkJGFrHq5CUmzgK7iuPeJBE9KSK"
                    + "aZfCyIYG4B-pIZHciegb3zxLp_bLHzaUGS1rdF5YZT3Qji91tqDhbd4LbgFwsMiOStw0kFIOVZUHn_CI"
                    + "HVM09R-Y5-CuwwsJ7H-paI60MZ7g4sPo4GXuCbyZE5QZjjIkSTbPtTz5QIZY-s88zsaluohBwAHnjV5z"
                    + "K-3ik2ooTr8lWD5Ke7O0YQ";

    private static final String ANYTHING = "rehearsal";

    /// What paths name.
    private static final Map<String, String> PATH =
            Stream.of(
                            "tenant",
                            "customer",
                            "invitation",
                            "member",
                            "grant",
                            "group",
                            "role",
                            "export",
                            "token",
                            "registration",
                            "request",
                            "type")
                    .collect(Collectors.toMap(name -> name, _ -> ANYTHING));

    private static final String SIGN_IN = "POST /v1/sessions";
    private static final String CREDENTIALS =
            "{\"username\":\"nobody@rehearsal.invalid\",\"password\":\"a rehearsal\"}";
    private static final String REASON = "{\"reason\":\"A rehearsal before the snapshot\"}";

    private final Function<Platform, Edge> edge;
    private final Platform real;

    private Rehearsal(Function<Platform, Edge> edge, Platform real) {
        this.edge = edge;
        this.real = real;
    }

    /// Registers one for the image to come; outside of SnapStart nothing comes of it.
    ///
    /// @return to be kept by the handler: the register does not hold it
    static Rehearsal before(Function<Platform, Edge> edge, Platform real) {
        var rehearsal = new Rehearsal(edge, real);
        Core.getGlobalContext().register(rehearsal);
        return rehearsal;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        var _ = play();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // nothing was kept that would have to come back
    }

    /// What came of asking a route.
    ///
    /// @param status of the answer
    /// @param requests how many reached the stand-in for AWS
    /// @param fault what broke, if something did
    public record Played(
            Endpoint endpoint, int status, int requests, Optional<RuntimeException> fault) {}

    /// Asks every route once.
    public List<Played> play() {
        var nowhere = new StandIn(real, BASE_URL, THEN, KEY_ID, KEY);
        var playing = edge.apply(nowhere);
        return playing.endpoints().stream()
                .map(endpoint -> played(endpoint, playing, nowhere))
                .toList();
    }

    private static Played played(Endpoint endpoint, Edge playing, StandIn nowhere) {
        int before = nowhere.requests();
        var told = playing.answer(request(endpoint));
        return new Played(
                endpoint,
                told.response().getStatusCode(),
                nowhere.requests() - before,
                told.fault());
    }

    private static String type(Endpoint.Body body) {
        return switch (body) {
            case CSV -> "text/csv";
            case PICTURE -> "image/png";
            case FORM -> "application/x-www-form-urlencoded";
            case NONE, JSON, SIGNED -> "application/json";
        };
    }

    private static APIGatewayV2HTTPEvent request(Endpoint endpoint) {
        var route = endpoint.route();
        var http =
                APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withMethod(route.substring(0, route.indexOf(' ')))
                        .withSourceIp("127.0.0.1")
                        .build();
        var context =
                APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withRequestId(ANYTHING)
                        .withHttp(http)
                        .build();
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey(route)
                .withHeaders(
                        Map.of(
                                "authorization",
                                "Bearer " + TOKEN,
                                "content-type",
                                type(endpoint.body()),
                                Request.IDEMPOTENCY_KEY,
                                ANYTHING))
                .withPathParameters(PATH)
                .withBody(route.equals(SIGN_IN) ? CREDENTIALS : REASON)
                .withRequestContext(context)
                .build();
    }
}
