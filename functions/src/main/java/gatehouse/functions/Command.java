package gatehouse.functions;

import gatehouse.domain.Outcome;
import gatehouse.http.Request;

/// A verb that changes something: it loads, authorises, validates and decides; [Commands] commits.
@FunctionalInterface
public interface Command {
    Outcome<Plan> plan(Request request);
}
