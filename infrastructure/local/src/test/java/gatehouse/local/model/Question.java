package gatehouse.local.model;

/// Something that can be seen at any time. The answer is a line of text, the same from both sides
/// if they agree.
sealed interface Question {
    /// The tenants and grants that `/v1/me` shows.
    record Me(String who) implements Question {}

    /// What somebody of the vendor is in one tenant.
    record Profile(String who, int tenant) implements Question {}

    record Invitations(int tenant) implements Question {}

    record Grants(int tenant) implements Question {}

    /// How many mails of each kind somebody got.
    record Mails(String who) implements Question {}

    /// The audit log, by subject, oldest first.
    record Log(int tenant) implements Question {}
}
