package gatehouse.local.model.customers;

/// Something that can be seen at any time.
sealed interface Question {
    /// What somebody may do in a tenant, and whether its tickets are shown.
    record May(String who, int tenant) implements Question {}

    /// The list of people, disabled ones included.
    record People(int tenant) implements Question {}

    /// The customer's invitations as the managing tenant's people see them.
    record Offers(String by) implements Question {}

    record Registrations(int tenant) implements Question {}

    record Summary(int tenant) implements Question {}
}
