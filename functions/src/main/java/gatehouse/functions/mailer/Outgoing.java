package gatehouse.functions.mailer;

import java.util.Optional;

/// A mail that goes out.
///
/// @param sender the name by which it comes; empty for ours
/// @param wayOut how its reader gets no more such; empty where nobody can switch it off
record Outgoing(Addressed letter, String sender, Optional<WayOut> wayOut) {}
