package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Calls;
import gatehouse.local.aws.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What is left behind while this is open, mails apart: they are where links belong.
final class Traces implements AutoCloseable {
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final long from = House.SYSTEM.logged();
    private final Calls.Hooked hooked = House.SYSTEM.hook(this::keep);

    private Answer keep(Call call, Service next) throws IOException {
        if (!call.service().equals("ses")) {
            // not all of it is text
            sent.add(new String(call.body().asByteArray(), StandardCharsets.UTF_8));
        }
        return next.answer(call);
    }

    /// The lines of the log.
    String log() {
        return House.SYSTEM.logSince(from).toString();
    }

    /// No link, its signature alone or password is left, as [#hide(List, Person, String, String)]
    /// looks for them.
    void hide(String link, String password, Person reader, String type, String route) {
        var signature = link.substring(link.indexOf('.') + 1);
        hide(List.of(link, signature, password), reader, type, route);
    }

    /// No secret is in the table, on the bus, in a file, the audit log or the log, nor was one sent
    /// to AWS.
    ///
    /// @param reader of the audit log, in which an event of this type is
    /// @param route part of the path that was called, which is in the log
    void hide(List<String> secrets, Person reader, String type, String route) {
        House.SYSTEM.quiet();
        var audit = House.get(House.home(reader, "/audit?limit=100"), House.signIn(reader)).text();
        assertThat(audit).contains(type);
        assertThat(log()).contains(route);
        assertThat(sent).isNotEmpty();
        assertThat(
                        List.of(
                                House.everything().toString(),
                                House.SYSTEM.events().toString(),
                                House.SYSTEM.files().toString(),
                                audit,
                                log(),
                                sent.toString()))
                .allSatisfy(place -> assertThat(place).doesNotContain(secrets));
    }

    @Override
    public void close() {
        hooked.close();
    }
}
