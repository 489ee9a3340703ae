package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ANamedRoleTest {
    @Test
    @DisplayName(
            "B2: the only role of people cannot be deleted, nor one of so many that none counts")
    void onlyRole() {
        assertThat(NamedRole.refusesDeleting(Optional.of(0))).isEmpty();
        assertThat(NamedRole.refusesDeleting(Optional.of(1)))
                .contains(
                        new Refusal.Conflict(
                                "It is the only role of 1 person: give them another first"));
        assertThat(NamedRole.refusesDeleting(Optional.of(7)))
                .contains(
                        new Refusal.Conflict(
                                "It is the only role of 7 people: give them another first"));
        assertThat(NamedRole.refusesDeleting(Optional.empty()))
                .contains(
                        new Refusal.Conflict(
                                "It is the only role of too many: give them another first"));
    }
}
