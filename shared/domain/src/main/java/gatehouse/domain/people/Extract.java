package gatehouse.domain.people;

/// Which of a tenant's people, in which order, and what of each: the list of people as a table (B9,
/// D1).
///
/// @param search who
/// @param order in which order
/// @param falling whether in the opposite one
/// @param columns what of each
public record Extract(Search search, Order order, boolean falling, Columns columns) {}
