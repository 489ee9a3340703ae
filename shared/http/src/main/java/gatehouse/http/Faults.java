package gatehouse.http;

import java.util.List;
import java.util.stream.Stream;

/// Where faults are told: once each, with the request they belong to, and nothing that people
/// wrote.
@FunctionalInterface
public interface Faults {

    /// Tells of a fault.
    ///
    /// @param place the route, or the function
    void tell(String requestId, String place, Throwable fault);

    /// One line of JSON on standard output, as Lambda's logs take it. Messages of exceptions are
    /// left out unless the exception is our own: others may repeat what a caller sent.
    Faults STANDARD =
            (requestId, place, fault) -> {
                var line =
                        Json.object()
                                .put("level", "ERROR")
                                .put("requestId", requestId)
                                .put("place", place);
                var causes = line.putArray("fault");
                Stream.iterate(fault, java.util.Objects::nonNull, Throwable::getCause)
                        .limit(5)
                        .forEach(cause -> causes.add(describe(cause)));
                var frames = line.putArray("at");
                List.of(fault.getStackTrace()).stream()
                        .limit(20)
                        .forEach(frame -> frames.add(frame.toString()));
                System.out.println(Json.write(line));
            };

    private static String describe(Throwable fault) {
        var name = fault.getClass().getName();
        return name.startsWith("gatehouse.") ? name + ": " + fault.getMessage() : name;
    }
}
