package gatehouse.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The demos fail at the first answer that their story does not expect.
class StoriesIT {

    @Test
    @DisplayName("E1-E8: a tenant asks the vendor for other contacts, as the demo plays")
    void contacts() {
        plays("contacts");
    }

    @Test
    @DisplayName("C1-C11: a tenant gives its customers a login, and lets one go, as the demo plays")
    void customers() {
        plays("customers");
    }

    @Test
    @DisplayName(
            "D6: people register, with approval and without, are decided about several at a time,"
                    + " and come by link or one-time password, as the demo plays")
    void registration() {
        plays("registration");
    }

    private static void plays(String name) {
        var story = Demo.ALONE.get(name);
        assertThat(story).isNotNull();
        assertThatCode(() -> Demo.alone(story)).doesNotThrowAnyException();
    }
}
