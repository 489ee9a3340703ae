package gatehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What was found good once is remembered, and nothing else is.
class SignaturesTest {
    private static final int MORE_THAN_REMEMBERED = Signatures.REMEMBERED + 100;

    private static final KeyPair KEYS = keys();
    private static final KeyPair OTHERS = keys();

    private final Signatures signatures = new Signatures();

    @Test
    @DisplayName("F1: what was found good stays good, and only as it was")
    void good_stays_good() {
        byte[] by = Signatures.sign("a.b", KEYS.getPrivate());
        for (int times = 0; times < 3; times++) {
            assertThat(signatures.isSigned("a.b", by, KEYS.getPublic())).isTrue();
            assertThat(signatures.isSigned("a.c", by, KEYS.getPublic())).isFalse();
            assertThat(signatures.isSigned("a.b", changed(by), KEYS.getPublic())).isFalse();
            assertThat(signatures.isSigned("a.b", new byte[0], KEYS.getPublic())).isFalse();
        }
    }

    @Test
    @DisplayName("F1: under another key it is not good, also after it was found good")
    void another_key() {
        byte[] by = Signatures.sign("a.b", KEYS.getPrivate());
        assertThat(signatures.isSigned("a.b", by, KEYS.getPublic())).isTrue();
        assertThat(signatures.isSigned("a.b", by, OTHERS.getPublic())).isFalse();
        assertThat(signatures.isSigned("a.b", by, KEYS.getPublic())).isTrue();
    }

    @Test
    @DisplayName("F1: only what is good is remembered, and not checked a second time")
    void checked_once() {
        byte[] by = Signatures.sign("a.b", KEYS.getPrivate());
        var key = new Watched((RSAPublicKey) KEYS.getPublic(), new AtomicInteger());

        assertThat(signatures.isSigned("a.c", by, key)).isFalse();
        assertThat(signatures.remembered()).isZero();
        assertThat(signatures.isSigned("a.b", by, key)).isTrue();
        int used = key.used().get();
        assertThat(signatures.isSigned("a.b", by, key)).isTrue();
        assertThat(key.used()).hasValue(used).hasPositiveValue();
    }

    /// A key that counts how often its number is asked for.
    private record Watched(RSAPublicKey key, AtomicInteger used) implements RSAPublicKey {
        @Override
        public BigInteger getModulus() {
            used.incrementAndGet();
            return key.getModulus();
        }

        @Override
        public BigInteger getPublicExponent() {
            return key.getPublicExponent();
        }

        @Override
        public String getAlgorithm() {
            return key.getAlgorithm();
        }

        @Override
        public String getFormat() {
            return key.getFormat();
        }

        @Override
        public byte[] getEncoded() {
            return key.getEncoded();
        }
    }

    @Test
    @DisplayName("F1: what is forgotten is checked again")
    void forgotten() {
        byte[] by = Signatures.sign("a.0", KEYS.getPrivate());
        for (int i = 0; i < MORE_THAN_REMEMBERED; i++) {
            byte[] next = Signatures.sign("a." + i, KEYS.getPrivate());
            assertThat(signatures.isSigned("a." + i, next, KEYS.getPublic())).isTrue();
        }
        assertThat(signatures.remembered()).isEqualTo(Signatures.REMEMBERED);
        assertThat(signatures.isSigned("a.0", by, KEYS.getPublic())).isTrue();
        assertThat(signatures.isSigned("a.1", by, KEYS.getPublic())).isFalse();
    }

    private static byte[] changed(byte[] signature) {
        byte[] other = signature.clone();
        other[other.length - 1] ^= 1;
        return other;
    }

    static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
