package gatehouse.functions.roles;

import gatehouse.aws.RoleItems;
import gatehouse.domain.Outcome;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/roles/{role}`.
final class ShowRole implements Verb {
    private final Readers readers;

    @Inject
    ShowRole(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return readers.admitToOne(request)
                .then(in -> Meant.of(in, request))
                .then(meant -> request.form().ifGood(() -> Outcome.done(answer(meant))));
    }

    private static Answer answer(Meant meant) {
        var roles = meant.in().tenant().roles();
        return switch (meant) {
            case Meant.BuiltIn(_, var role) ->
                    Answer.ok(RoleJson.of(role, roles), RoleJson.BUILT_IN_VERSION);
            case Meant.Own(_, var item) ->
                    Answer.ok(
                            RoleJson.of(RoleItems.read(item), roles, item.version()),
                            item.version());
        };
    }
}
