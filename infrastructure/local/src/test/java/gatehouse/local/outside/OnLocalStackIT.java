package gatehouse.local.outside;

import static org.assertj.core.api.Assertions.assertThatCode;

import gatehouse.local.LocalSystem;
import gatehouse.local.Options;
import gatehouse.local.demo.Demo;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The main job, told from the invitation to the end of access. The whole suite runs there by
/// `./gatehouse test --endpoint localstack`.
class OnLocalStackIT {

    @Test
    @DisplayName("the main job runs on LocalStack, where Docker is there")
    void main_job() {
        if (!LocalStack.canStart()) {
            System.out.println(LocalStack.NO_DOCKER);
            Assumptions.abort(LocalStack.NO_DOCKER);
        }
        var options = Options.usual().port(0).endpoint(LocalStack.endpoint());
        try (var system = LocalSystem.start(options)) {
            assertThatCode(() -> Demo.play(system.base())).doesNotThrowAnyException();
        }
    }
}
