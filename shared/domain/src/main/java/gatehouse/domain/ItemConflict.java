package gatehouse.domain;

import java.util.Optional;

/// Why one item of something that is done as a whole, or not at all, stands in its way.
///
/// @param item its place among all, from 0
/// @param member whom it is about; empty where it is somebody new
/// @param detail for people: what is not as it was
public record ItemConflict(int item, Optional<AccountId> member, String detail) {}
