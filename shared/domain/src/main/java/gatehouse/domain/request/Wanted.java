package gatehouse.domain.request;

import java.util.Optional;

/// A wish in a change request.
///
/// @param wish what is wished
/// @param before what the person was when it was wished; empty where it is somebody new
public record Wanted(Wish wish, Optional<Snapshot> before) {}
