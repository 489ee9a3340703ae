package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Hook;
import gatehouse.local.aws.Service;
import java.awt.Color;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Where the files of pictures are, and that they go.
class AvatarFilesIT {
    private static final String PNG = "image/png";
    private static final byte[] RED = Drawn.png(Color.RED);
    private static final byte[] BLUE = Drawn.png(Color.BLUE);

    private final Person boss = House.customer();
    private final Person mia = House.member(new TenantId(boss.tenant()), BuiltInRole.AGENT);
    private final Album album = Album.own(mia);

    @AfterEach
    void everythingRuns() {
        House.everythingRuns();
    }

    @Test
    @DisplayName("D7: the file of a picture that was replaced or taken away goes")
    void replaced() {
        album.first(RED);
        var first = Album.files(mia);
        assertThat(first).hasSize(1);
        album.replace(BLUE, PNG);
        assertThat(Album.files(mia)).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(album.delete().status()).isEqualTo(204);
        assertThat(Album.files(mia)).isEmpty();
    }

    @Test
    @DisplayName("D7: with a person the picture goes, and its file; a disabled one keeps it")
    void deleted() {
        album.first(RED);
        var people = new People(boss);
        var id = House.account(mia.email()).value();
        people.disable(mia);
        assertThat(Album.files(mia)).hasSize(1);
        people.enable(mia);
        assertThat(Album.of(boss, mia).get().status()).isEqualTo(200);
        assertThat(people.delete(id).status()).isEqualTo(204);
        assertThat(Album.files(boss.tenant(), id)).isEmpty();
        assertThat(Album.isRemembered(boss.tenant(), id)).isFalse();
        assertThat(House.get(people.path(id + "/avatar"), House.signIn(boss)).status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("D7: who goes while a picture is on its way leaves none behind")
    void deleted_meanwhile() {
        var people = new People(boss);
        var id = House.account(mia.email()).value();
        var token = House.signIn(mia);
        var _ = House.signIn(boss);
        try (var _ = House.SYSTEM.hook(new AfterUpload(() -> people.delete(id)))) {
            var refused = House.ask("PUT", album.path(), token, RED, Map.of());
            assertThat(refused.status()).isEqualTo(401);
        }
        assertThat(Album.files(boss.tenant(), id)).isEmpty();
        assertThat(Album.isRemembered(boss.tenant(), id)).isFalse();
    }

    @Test
    @DisplayName("D7: of two first pictures at one moment one is kept, and one file")
    void both() {
        var _ = House.signIn(mia);
        try (var _ = House.SYSTEM.hook(new AfterUpload(() -> album.first(BLUE)))) {
            assertThat(album.put(RED, PNG, Map.of()).status()).isEqualTo(428);
        }
        assertThat(Album.files(mia)).hasSize(1);
        assertThat(Drawn.read(album.bytes()).getRGB(Drawn.WIDE / 2, Drawn.HIGH / 2))
                .isEqualTo(Color.BLUE.getRGB());
    }

    @Test
    @DisplayName("D7: who looks while a picture is replaced sees the next one")
    void looking_meanwhile() {
        album.first(RED);
        var _ = House.signIn(mia);
        Runnable replace =
                () -> {
                    album.replace(BLUE, PNG);
                    House.SYSTEM.quiet();
                };
        byte[] shown;
        try (var _ = House.SYSTEM.hook(new BeforeReading(replace))) {
            shown = album.bytes();
        }
        assertThat(shown).isEqualTo(album.bytes());
    }

    @Test
    @DisplayName(
            "D7: an upload that breaks off changes nothing, and its file goes with the next change")
    void broken_off() {
        album.first(RED);
        var before = album.bytes();
        try (var _ = House.SYSTEM.hook(AvatarFilesIT::breakingOff)) {
            var reply = album.put(BLUE, PNG, Map.of("If-Match", "*"));
            assertThat(reply.status()).isEqualTo(500);
        }
        assertThat(album.bytes()).isEqualTo(before);
        assertThat(Album.files(mia)).hasSize(2);

        album.replace(BLUE, PNG);
        assertThat(Album.files(mia)).as("it may be under way still").hasSize(2);
        House.SYSTEM.advance(Duration.ofMinutes(61));
        album.replace(RED, PNG);
        assertThat(Album.files(mia)).hasSize(1);
    }

    private static Answer breakingOff(Call call, Service next) throws IOException {
        if (call.function().equals("profile") && call.action().equals("TransactWriteItems")) {
            throw new BrokenOff();
        }
        return next.answer(call);
    }

    /// As if the process had died.
    private static final class BrokenOff extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// Does something once, when the first file was written.
    private static final class AfterUpload implements Hook {
        private final Runnable what;
        private boolean done;

        AfterUpload(Runnable what) {
            this.what = what;
        }

        @Override
        public Answer around(Call call, Service next) throws IOException {
            var answer = next.answer(call);
            if (call.action().equals("PutObject")
                    && call.path().contains("/avatars/")
                    && answer.status() == 200
                    && !done) {
                done = true;
                what.run();
            }
            return answer;
        }
    }

    /// Does something once, before the first file is read.
    private static final class BeforeReading implements Hook {
        private final Runnable what;
        private boolean done;

        BeforeReading(Runnable what) {
            this.what = what;
        }

        @Override
        public Answer around(Call call, Service next) throws IOException {
            if (call.action().equals("GetObject") && !done) {
                done = true;
                what.run();
            }
            return next.answer(call);
        }
    }
}
