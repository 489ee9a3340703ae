package gatehouse.functions.approve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Codes;
import gatehouse.domain.Registration;
import gatehouse.domain.Username;
import gatehouse.functions.InvitationJson;
import gatehouse.http.Json;
import java.time.Instant;

/// A registration as those who decide see it: all of it.
final class RegistrationJson {
    private RegistrationJson() {}

    static ObjectNode of(Registration registration, Instant now) {
        var terms = registration.terms();
        var applicant = terms.applicant();
        var json =
                Json.object()
                        .put("id", terms.id().toString())
                        .put("email", applicant.email().value())
                        .put("firstName", applicant.name().first())
                        .put("lastName", applicant.name().last());
        applicant.username().map(Username::value).ifPresent(name -> json.put("username", name));
        applicant.company().ifPresent(company -> json.put("company", company));
        applicant.language().ifPresent(language -> json.put("language", language));
        applicant.message().ifPresent(message -> json.put("message", message));
        json.put("state", Codes.of(registration.stateAt(now)))
                .put("createdAt", terms.createdAt().toString());
        switch (registration) {
            case Registration.Approved is -> decided(json, is.decision());
            case Registration.Disapproved is -> decided(json, is.decision());
            case Registration.Unconfirmed _, Registration.Waiting _, Registration.Expired _ -> {}
        }
        return json;
    }

    private static void decided(ObjectNode json, Registration.Decision decision) {
        json.set("decidedBy", InvitationJson.author(decision.by()));
        json.put("decidedAt", decision.at().toString());
    }
}
