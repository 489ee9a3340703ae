package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Hook;
import gatehouse.local.aws.Service;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Pictures of people: what is taken, by whom, and what is shown.
class AvatarIT {
    private static final String PNG = "image/png";
    private static final int MOST = 1024 * 1024;
    private static final byte[] RED = Drawn.png(Color.RED);
    private static final byte[] BLUE = Drawn.jpeg(Color.BLUE);

    private final Person boss = House.customer();
    private final TenantId tenant = new TenantId(boss.tenant());
    private final Person mia = House.member(tenant, BuiltInRole.AGENT);

    @Test
    @DisplayName("D7: a person puts a picture, sees it, replaces it and takes it away")
    void a_life() {
        var album = Album.own(mia);
        assertThat(album.get().status()).isEqualTo(404);
        var made = album.first(RED);
        assertThat(made.header("Location")).isEqualTo(album.path());
        assertThat(made.json().path("type").asText()).isEqualTo(PNG);
        assertThat(made.json().path("width").asInt()).isEqualTo(Drawn.WIDE);
        assertThat(made.json().path("height").asInt()).isEqualTo(Drawn.HIGH);
        var shown = album.get();
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("ETag")).isEqualTo(made.header("ETag"));
        assertThat(Drawn.read(album.bytes()).getWidth()).isEqualTo(Drawn.WIDE);

        var next = album.replace(BLUE, "image/jpeg");
        assertThat(next.header("ETag")).isNotEqualTo(made.header("ETag"));
        assertThat(album.get().header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(Drawn.read(album.bytes()).getHeight()).isEqualTo(Drawn.HIGH);
        album.replace(Drawn.webp(), "image/webp");
        assertThat(album.bytes()).isEqualTo(Drawn.webp());

        assertThat(album.delete().status()).isEqualTo(204);
        assertThat(album.get().status()).isEqualTo(404);
        assertThat(album.delete().status()).isEqualTo(404);
        assertThat(album.first(RED).header("ETag"))
                .as("no two pictures of a person have the same version")
                .isEqualTo("\"5\"");
    }

    @Test
    @DisplayName("D7: a picture is never more than one to browsers")
    void harmless() {
        var album = Album.own(mia);
        album.first(RED);
        var shown = album.get();
        assertThat(shown.header("Content-Type")).isEqualTo(PNG);
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(shown.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; sandbox");
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        var head = House.ask("HEAD", album.path(), House.signIn(mia), "", Map.of());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(shown.header("ETag"));
    }

    @Test
    @DisplayName("D7: what is written about a picture is not kept: places, times, cameras")
    void no_metadata() {
        var place = "52.5200N 13.4050E";
        var album = Album.own(mia);
        album.first(Drawn.told(RED, place.getBytes(StandardCharsets.US_ASCII)));
        assertThat(new String(album.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(place);
        assertThat(House.SYSTEM.files().toString()).doesNotContain(place);
        assertThat(Drawn.read(album.bytes()).getWidth()).isEqualTo(Drawn.WIDE);
    }

    static Stream<Arguments> whatIsNoPicture() {
        return Stream.of(
                Arguments.of("a JPEG that says PNG", BLUE, PNG),
                Arguments.of("a PNG that says WebP", RED, "image/webp"),
                Arguments.of("a WebP that says JPEG", Drawn.webp(), "image/jpeg"),
                Arguments.of("a page", "<script>".getBytes(StandardCharsets.US_ASCII), PNG),
                Arguments.of("a cut PNG", Arrays.copyOf(RED, RED.length - 1), PNG),
                Arguments.of("a cut JPEG", Arrays.copyOf(BLUE, BLUE.length - 1), "image/jpeg"),
                Arguments.of("one byte more", Arrays.copyOf(RED, RED.length + 1), PNG),
                Arguments.of("a huge PNG", Drawn.saying(50_000, 50_000, 10), PNG),
                Arguments.of("a wide PNG", Drawn.saying(4097, 1, 4098), PNG),
                Arguments.of("a bomb", Drawn.saying(10, 10, 300_000_000), PNG));
    }

    @ParameterizedTest(name = "D7: {0} is refused")
    @MethodSource("whatIsNoPicture")
    @DisplayName("D7: what is not what it says, is broken or would be huge is refused")
    void lies(String name, byte[] bytes, String type) {
        var refused = Album.own(mia).put(bytes, type, Map.of());
        assertThat(refused.status()).as(name).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("");
        assertThat(Album.own(mia).get().status()).isEqualTo(404);
        assertThat(Album.files(mia)).isEmpty();
    }

    @Test
    @DisplayName("D7: a picture has at most 1 MiB")
    void large() {
        var album = Album.own(mia);
        assertThat(album.put(Drawn.filled(RED, MOST + 1), PNG, Map.of()).status()).isEqualTo(413);
        var _ = album.first(Drawn.filled(RED, MOST));
        album.replace(Drawn.filled(RED, MOST - 1), PNG);
    }

    @Test
    @DisplayName("D7: nothing but PNG, JPEG and WebP is taken")
    void other_types() {
        for (var type : new String[] {"image/gif", "image/svg+xml", "application/json", "x"}) {
            assertThat(Album.own(mia).put(RED, type, Map.of()).status()).as(type).isEqualTo(415);
        }
        assertThat(
                        House.ask("PUT", Album.own(mia).path(), House.signIn(mia), "", Map.of())
                                .status())
                .isEqualTo(415);
    }

    @Test
    @DisplayName("D7: every fault is named, of the picture and of the query")
    void all_faults() {
        var album = new Album(mia, Album.own(mia).path() + "?odd=1");
        assertThat(album.put(BLUE, PNG, Map.of()).pointers()).containsExactlyInAnyOrder("", "?odd");
    }

    @Test
    @DisplayName("D2: an administrator gives a picture to who is of lower rank, and to nobody else")
    void ranks() {
        var other = Album.of(boss, mia);
        other.first(RED);
        assertThat(other.bytes()).isEqualTo(Album.own(mia).bytes());
        var admin = House.member(tenant, BuiltInRole.STAFF_ADMIN);
        Album.of(admin, mia).replace(BLUE, "image/jpeg");
        for (var refused :
                new Album[] {Album.of(admin, boss), Album.of(admin, admin), Album.of(boss, boss)}) {
            var reply = refused.put(RED, PNG, Map.of());
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.problem()).isEqualTo("outranked");
        }
        var colleague = House.member(tenant, BuiltInRole.AGENT);
        var reply = Album.of(colleague, mia).put(RED, PNG, Map.of("If-Match", "*"));
        assertThat(reply.problem()).isEqualTo("lacks-permission");
        assertThat(Album.of(colleague, mia).get().problem()).isEqualTo("lacks-permission");
    }

    @Test
    @DisplayName(
            "D7: strangers, malformed ids and invented ones get the same 404, whatever they send")
    void strangers() {
        Album.own(mia).first(RED);
        var stranger = House.customer();
        var hidden = House.get("/v1/tenants/no-such-tenant/me", House.signIn(stranger)).text();
        var members = new People(boss).path();
        for (var path :
                new String[] {
                    House.home(boss, "/me/avatar"),
                    members + "/" + House.account(mia.email()) + "/avatar",
                    members + "/none/avatar"
                }) {
            var album = new Album(stranger, path);
            assertThat(album.get().text()).isEqualTo(hidden);
            assertThat(album.put(BLUE, PNG, Map.of()).text()).isEqualTo(hidden);
        }
        for (var id :
                new String[] {"none", "a".repeat(26), House.account(stranger.email()).value()}) {
            var album = new Album(boss, members + "/" + id + "/avatar");
            assertThat(album.get().text()).isEqualTo(hidden);
            assertThat(album.put(BLUE, PNG, Map.of()).text()).isEqualTo(hidden);
        }
    }

    @Test
    @DisplayName("D7: a guest's picture is kept at home, and shown in no other tenant")
    void guests() {
        var guest = House.staff();
        House.invite(boss, guest);
        House.accept(guest);
        Album.own(guest).first(RED);
        var here = new Album(guest, House.home(boss, "/me/avatar"));
        assertThat(here.get().status()).isEqualTo(404);
        assertThat(here.put(RED, PNG, Map.of()).status()).isEqualTo(409);
        assertThat(here.delete().status()).isEqualTo(404);
        assertThat(Album.of(boss, guest).get().status()).isEqualTo(404);
        assertThat(Album.of(boss, guest).put(RED, PNG, Map.of()).status()).isEqualTo(409);
    }

    @Test
    @DisplayName(
            "F6: who replaces a picture says which one; where there is none, nothing can be lost")
    void versions() {
        var album = Album.own(mia);
        for (var tag : new String[] {"*", "\"1\""}) {
            assertThat(album.put(RED, PNG, Map.of("If-Match", tag)).status()).isEqualTo(412);
        }
        var first = album.first(RED).header("ETag");
        assertThat(album.put(RED, PNG, Map.of()).status()).isEqualTo(428);
        var second = album.put(RED, PNG, Map.of("If-Match", first));
        assertThat(second.status()).isEqualTo(200);
        assertThat(album.put(RED, PNG, Map.of("If-Match", first)).status()).isEqualTo(412);
        assertThat(album.get().header("ETag")).isEqualTo(second.header("ETag"));
    }

    @Test
    @DisplayName("F7: a dry run looks at the picture, and keeps nothing of it")
    void dry_run() {
        var album = Album.own(mia);
        var trial = new Album(mia, album.path() + "?dryRun=true");
        var _ = House.signIn(mia);
        var before = House.everything();
        var tried = trial.put(RED, PNG, Map.of());
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().path("width").asInt()).isEqualTo(Drawn.WIDE);
        assertThat(trial.put(BLUE, PNG, Map.of()).status()).isEqualTo(422);
        assertThat(Album.files(mia)).isEmpty();
        assertThat(House.everything()).isEqualTo(before);
        album.first(RED);
        assertThat(trial.delete().status()).isEqualTo(200);
        assertThat(album.get().status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F6: the same key twice puts the picture once")
    void once() {
        var album = Album.own(mia);
        var key = Map.of("Idempotency-Key", "picture-" + boss.tenant());
        var first = album.put(RED, PNG, key);
        assertThat(first.status()).isEqualTo(201);
        var again = album.put(RED, PNG, key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(album.put(BLUE, "image/jpeg", key).problem())
                .isEqualTo("idempotency-key-reused");
        assertThat(Album.files(mia)).hasSize(1);
    }

    @Test
    @DisplayName("F6: a first picture that comes again at the same moment is put and told once")
    void once_at_the_same_moment() {
        var noor = House.member(tenant, BuiltInRole.AGENT);
        for (var album : List.of(Album.own(mia), Album.of(boss, noor))) {
            var key = Map.of("Idempotency-Key", "moment-" + boss.tenant());
            var first = album.put(RED, PNG, key);
            assertThat(first.status()).isEqualTo(201);
            var early = new KeyReadEarly();
            try (var _ = House.SYSTEM.hook(early)) {
                var again = album.put(RED, PNG, key);
                assertThat(again.status()).as(again.text()).isEqualTo(201);
                assertThat(again.text()).isEqualTo(first.text());
            }
            assertThat(early.done).isTrue();
        }
        assertThat(Album.files(mia)).hasSize(1);
        assertThat(Album.files(noor)).hasSize(1);
        assertThat(Passwords.entries(boss, "avatar.changed")).hasSize(2);
    }

    /// Once, what is read has no idempotency key in it: what one request reads is not of one
    /// moment, and the key may have been read just before it was kept, the rest just after.
    private static final class KeyReadEarly implements Hook {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();
        private boolean done;

        @Override
        public Answer around(Call call, Service next) throws IOException {
            var answer = next.answer(call);
            if (done
                    || answer.status() != 200
                    || !call.action().equals("BatchGetItem")
                    || !call.body().asUtf8String().contains("IDEM#")) {
                return answer;
            }
            var body = MAPPER.readTree(answer.body().asByteArray());
            for (var items : body.path("Responses")) {
                for (var all = items.iterator(); all.hasNext(); ) {
                    if (all.next().at("/pk/S").asText().startsWith("IDEM#")) {
                        all.remove();
                        done = true;
                    }
                }
            }
            return Answer.json(body);
        }
    }

    @Test
    @DisplayName(
            "F4: the log tells who has another picture, of which size, and nothing of what it shows")
    void told() {
        var album = Album.own(mia);
        // so that no sign-in is told in between
        var _ = House.signIn(mia);
        var _ = House.signIn(boss);
        House.SYSTEM.quiet();
        try (var traces = new Traces()) {
            album.first(RED);
            Album.of(boss, mia).replace(BLUE, "image/jpeg");
            House.SYSTEM.quiet();
            assertThat(traces.log()).contains("/avatar").doesNotContain(start(RED), start(BLUE));
        }
        assertThat(album.delete().status()).isEqualTo(204);
        House.SYSTEM.quiet();
        var entries = House.get(House.home(boss, "/audit?limit=3"), House.signIn(boss)).json();
        var removed = entries.path("items").path(0);
        var replaced = entries.path("items").path(1);
        var given = entries.path("items").path(2);
        assertThat(given.path("type").asText()).isEqualTo("avatar.changed");
        assertThat(given.at("/after/avatar/type").asText()).isEqualTo(PNG);
        assertThat(given.path("before").isMissingNode() || given.path("before").isNull()).isTrue();
        assertThat(given.at("/actor/account").asText())
                .isEqualTo(House.account(mia.email()).value());
        assertThat(replaced.at("/before/avatar")).isEqualTo(given.at("/after/avatar"));
        assertThat(replaced.at("/after/avatar/size").asInt()).isPositive();
        assertThat(replaced.at("/actor/account").asText())
                .isEqualTo(House.account(boss.email()).value());
        assertThat(removed.path("type").asText()).isEqualTo("avatar.removed");
        assertThat(removed.at("/before/avatar")).isEqualTo(replaced.at("/after/avatar"));
        assertThat(entries.toString().length()).isLessThan(5000);
    }

    /// How a picture would begin in a log or an event.
    private static String start(byte[] picture) {
        return Base64.getEncoder().encodeToString(picture).substring(0, 20);
    }
}
