package gatehouse.aws;

/// How a write ended.
public enum Committed {
    /// It is stored.
    STORED,
    /// A condition did not hold, or somebody else wrote at the same time: read again, decide again.
    LOST
}
