package gatehouse.local.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExclusionsTest {

    @Test
    void what_is_left_out_exists_and_has_a_reason() {
        assertThat(Exclusion.all())
                .isNotEmpty()
                .allSatisfy(exclusion -> {
                    assertThat(exclusion.reason()).hasSizeGreaterThan(10);
                    assertThat(methods(exclusion))
                            .anyMatch(name -> exclusion.test().endsWith("." + name));
                });
    }

    private static Stream<String> methods(Exclusion exclusion) {
        var name = exclusion.test().substring(0, exclusion.test().indexOf('.'));
        return Stream.of("gatehouse.local.job.", "gatehouse.local.outside.")
                .flatMap(folder -> methodsOf(folder + name));
    }

    private static Stream<String> methodsOf(String type) {
        try {
            return Arrays.stream(Class.forName(type).getDeclaredMethods())
                    .map(method -> method.getName());
        } catch (ClassNotFoundException elsewhere) {
            return Stream.empty();
        }
    }
}
