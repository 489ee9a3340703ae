package gatehouse.domain;

/// Whether strangers can register themselves with a tenant (D6).
///
/// @param enabled whether they can at all
/// @param needsApproval whether somebody has to approve each of them
public record Joining(boolean enabled, boolean needsApproval) {
    /// Nobody registers.
    public static final Joining NONE = new Joining(false, true);
}
