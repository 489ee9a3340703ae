package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What can be done with a group (D5).
class AListedGroupTest {
    private static final GroupId ID = new GroupId("n".repeat(26));

    @Test
    @DisplayName("D5: a group with members cannot be deleted, and says how many they are")
    void membersKeepAGroup() {
        assertThat(group(0).refusesDeleting()).isEmpty();
        assertThat(group(1).refusesDeleting())
                .contains(
                        new Refusal.Conflict(
                                "1 person is in this group: put them elsewhere first"));
        assertThat(group(12).refusesDeleting())
                .contains(
                        new Refusal.Conflict(
                                "12 people are in this group: put them elsewhere first"));
    }

    @Test
    @DisplayName("D5: another name, description and state leave id and members as they are")
    void anEdit() {
        assertThat(group(3).with("Day shift", "From six", false))
                .isEqualTo(new ListedGroup(new Group(ID, "Day shift", false), "From six", 3));
    }

    @Test
    @DisplayName("D5: a tenant with 500 groups gets no other one")
    void the_most() {
        assertThat(ListedGroup.refusesMore(ListedGroup.MOST - 1)).isEmpty();
        assertThat(ListedGroup.refusesMore(ListedGroup.MOST))
                .contains(new Refusal.Conflict("A tenant has at most 500 groups"));
    }

    private static ListedGroup group(long members) {
        return new ListedGroup(new Group(ID, "Night shift", true), "From ten", members);
    }
}
