package gatehouse.functions.approve;

import gatehouse.aws.Item;
import gatehouse.domain.Outcome;
import gatehouse.functions.Plan;
import gatehouse.http.Request;

/// One way to decide about a registration.
interface Decider {
    /// What is to be done.
    ///
    /// @param registration its item, as it was read when the request was let in: of its person and
    ///   address, which do not change any more
    /// @param reason why; empty where none was given
    Outcome<Plan> plan(Item registration, String reason, Request request);
}
