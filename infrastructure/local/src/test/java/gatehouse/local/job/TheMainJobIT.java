package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TheMainJobIT {

    @Test
    @DisplayName(
            "A5: an account manager invites, the invited accepts, works, and is out at the end")
    void from_invitation_to_end() {
        var manager = House.customer();
        var staff = House.staff();
        var here = "/v1/tenants/" + manager.tenant();

        var invitation = House.invite(manager, staff);
        assertThat(invitation.path("state").asText()).isEqualTo("pending");
        assertThat(House.get(here + "/me", House.signIn(staff)).status()).isEqualTo(404);

        assertThat(House.accept(staff).path("state").asText()).isEqualTo("active");
        assertThat(House.get(here + "/me", House.signIn(staff)).status()).isEqualTo(200);

        House.SYSTEM.advance(Duration.ofDays(31));
        assertThat(House.get(here + "/me", House.signIn(staff)).status()).isEqualTo(404);
    }
}
