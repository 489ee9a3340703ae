package gatehouse.functions.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Admissions;
import gatehouse.aws.Page;
import gatehouse.domain.Account;
import gatehouse.domain.Outcome;
import gatehouse.domain.Session;
import gatehouse.functions.Lists;
import gatehouse.http.Answer;
import gatehouse.http.Cursors;
import gatehouse.http.Json;
import gatehouse.http.Paging;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;

/// `GET /v1/me/sessions`: where the caller is signed in, the newest first (F1). Those idle too long
/// are over.
final class ListSessions implements Verb {
    private final Admissions admissions;
    private final Cursors cursors;
    private final Clock clock;

    @Inject
    ListSessions(Admissions admissions, Cursors cursors, Clock clock) {
        this.admissions = admissions;
        this.cursors = cursors;
        this.clock = clock;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions.account(request.caller()).then(account -> list(account, request));
    }

    private Outcome<Answer> list(Account account, Request request) {
        var form = request.form();
        var scope = Cursors.scope("sessions of " + account.id(), request);
        var paging = Paging.of(form, cursors, scope);
        var now = clock.instant();
        return form.ifGood(() -> {
            var page =
                    Lists.<Session>filtered(
                            paging,
                            after -> after(account, after),
                            session -> !session.isOverAt(now),
                            ListSessions::place);
            return Outcome.done(
                    Lists.answer(
                            page,
                            session -> json(session, request),
                            place -> cursors.seal(scope, place)));
        });
    }

    private static Page<Session> after(Account account, Optional<String> place) {
        return new Page<>(
                account.sessions().stream()
                        .sorted(Comparator.comparing(ListSessions::place).reversed())
                        .filter(session ->
                                place.isEmpty() || place(session).compareTo(place.get()) < 0)
                        .toList(),
                Optional.empty());
    }

    /// Instants written to the millisecond sort as texts.
    private static String place(Session session) {
        return "%014d/%s".formatted(session.startedAt().toEpochMilli(), session.id());
    }

    private static JsonNode json(Session session, Request request) {
        var json =
                Json.object()
                        .put("id", session.id().value())
                        .put("startedAt", session.startedAt().toString())
                        .put("refreshedAt", session.refreshedAt().toString())
                        .put("endsAt", session.endsAt().toString())
                        .put("current", session.id().equals(request.caller().session()));
        return session.source().isEmpty()
                ? json.putNull("source")
                : json.put("source", session.source());
    }
}
