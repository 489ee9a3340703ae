package gatehouse.domain.people;

/// What of each person stands in an extract.
public enum Columns {
    /// What everybody asks for (B9).
    STANDARD,
    /// The same, and all else that a tenant knows of its people.
    ALL
}
