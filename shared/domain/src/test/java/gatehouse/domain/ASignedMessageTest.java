package gatehouse.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.request.SignedMessage;
import gatehouse.domain.request.SignedMessage.Seal;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ASignedMessageTest {
    /// The example of the specification and of its libraries.
    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIME = "1614265330";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant THEN = Instant.ofEpochSecond(1_614_265_330);

    @Test
    @DisplayName("E5: a message is opened whose signature is that of Standard Webhooks")
    void good() {
        assertThat(open(new Seal(ID, TIME, SIGNATURE), BODY, THEN))
                .contains(new SignedMessage(ID, BODY));
        var several = "v1,AAAA v1a,x " + SIGNATURE + " v1,%%%";
        assertThat(open(new Seal(ID, TIME, several), BODY, THEN)).isPresent();
    }

    @Test
    @DisplayName("E5: a message is good for five minutes, to the second, before and after its time")
    void in_time() {
        var seal = new Seal(ID, TIME, SIGNATURE);
        for (int seconds : List.of(-300, -1, 0, 300)) {
            assertThat(open(seal, BODY, THEN.plusSeconds(seconds))).as("%s", seconds).isPresent();
        }
        assertThat(open(seal, BODY, THEN.plusSeconds(300).plusMillis(1))).isEmpty();
        assertThat(open(seal, BODY, THEN.minusSeconds(301))).isEmpty();
    }

    @Test
    @DisplayName("E5: whatever of a message is another thing than was signed, it is not opened")
    void forged() {
        for (var seal :
                List.of(
                        new Seal("msg_other", TIME, SIGNATURE),
                        new Seal(ID, "1614265331", SIGNATURE),
                        new Seal(ID, "0" + TIME, SIGNATURE),
                        new Seal(ID, TIME, SIGNATURE.replace("g0", "g1")),
                        new Seal(ID, TIME, SIGNATURE.substring(3)),
                        new Seal(ID, TIME, SIGNATURE.replace("v1,", "v2,")),
                        new Seal(ID, TIME, "v1,"),
                        new Seal(ID, TIME, "v1,=== v1,%"),
                        new Seal(ID, TIME, ""),
                        new Seal(ID, "", SIGNATURE),
                        new Seal(ID, "now", SIGNATURE),
                        new Seal(ID, "-" + TIME, SIGNATURE),
                        new Seal(ID, "9".repeat(30), SIGNATURE),
                        new Seal("", TIME, SIGNATURE))) {
            assertThat(open(seal, BODY, THEN)).as("%s", seal).isEmpty();
        }
        assertThat(open(new Seal(ID, TIME, SIGNATURE), BODY + " ", THEN)).isEmpty();
    }

    @Test
    @DisplayName("E5: an id has no full stop and no #: nothing signed can be parted in another way")
    void ids() {
        for (var id : List.of("a.b", "a#b", "a b", "ä", "a".repeat(129))) {
            var signature = "v1," + Base64.getEncoder().encodeToString(mac(id + "." + TIME + "."));
            assertThat(open(new Seal(id, TIME, signature), "", THEN)).as(id).isEmpty();
        }
        var fine = "a".repeat(128);
        var signature = "v1," + Base64.getEncoder().encodeToString(mac(fine + "." + TIME + "."));
        assertThat(open(new Seal(fine, TIME, signature), "", THEN)).isPresent();
    }

    private static Optional<SignedMessage> open(Seal seal, String body, Instant now) {
        return SignedMessage.open(
                seal, body, (text, signature) -> MessageDigest.isEqual(mac(text), signature), now);
    }

    private static byte[] mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
