package gatehouse.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.domain.Unreachable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Work beside the caller's (F8).
class BesideTest {

    @Test
    @DisplayName("F8: work begun beside is waited for, also where the caller's own fails")
    void waited_for() {
        var caller = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        assertThatThrownBy(
                        () -> {
                            try (var _ =
                                    Beside.begin(() -> {
                                        caller.await();
                                        Thread.sleep(20);
                                        ended.set(true);
                                        return "late";
                                    })) {
                                caller.countDown();
                                throw new IllegalStateException("the caller's own");
                            }
                        })
                .hasMessage("the caller's own");
        assertThat(ended).isTrue();
    }

    @Test
    @DisplayName("F8: a fault of the work beside is thrown as it was, once it is asked for")
    void fault() {
        try (var work =
                Beside.begin(() -> {
                    throw new Unreachable("the table", new IllegalStateException());
                })) {
            assertThatThrownBy(work::get).isInstanceOf(Unreachable.class);
        }
    }
}
