package gatehouse.functions.credentials;

import gatehouse.domain.factor.Enrolment;
import gatehouse.http.Answer;
import gatehouse.http.Json;

/// Recovery codes as an answer tells them, once.
final class RecoveryCodesJson {
    private RecoveryCodesJson() {}

    static Answer answer(Enrolment.Codes codes) {
        var body = Json.object();
        var all = body.putArray("recoveryCodes");
        codes.codes().forEach(code -> all.add(code.written()));
        return Answer.ok(body);
    }
}
