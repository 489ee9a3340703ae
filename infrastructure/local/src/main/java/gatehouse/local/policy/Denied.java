package gatehouse.local.policy;

/// A call that AWS would have refused.
///
/// @param function its short name
/// @param need what no statement of its role allows
public record Denied(String function, Need need) {

    @Override
    public String toString() {
        return "%s may not %s on %s for keys %s"
                .formatted(function, need.action(), need.resource(), need.keys());
    }
}
