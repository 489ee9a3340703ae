package gatehouse.functions.export;

import gatehouse.aws.Admissions;
import gatehouse.aws.Demand;
import gatehouse.aws.ExportItems;
import gatehouse.aws.Files;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.people.Export;
import gatehouse.functions.ExportFiles;
import gatehouse.functions.Places;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// `GET …/exports/{export}`: how far a file is, and once it is there, a link to it that is good for
/// ten minutes. Only who asked for it finds it.
final class ShowExport implements Verb {
    private final Admissions admissions;
    private final Files files;

    @Inject
    ShowExport(Admissions admissions, Files files) {
        this.admissions = admissions;
        this.files = files;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var place = Places.export(request);
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.EXPORT_PEOPLE);
        return admissions
                .admit(place.map(demand::with).orElse(demand))
                .then(in ->
                        place.flatMap(in::item)
                                .map(ExportItems::read)
                                .filter(export -> in.now().isBefore(export.forgottenAt()))
                                .map(export -> show(export, in.now(), request))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private Outcome<Answer> show(Export export, Instant now, Request request) {
        return request.form()
                .ifGood(() ->
                        Outcome.done(Answer.ok(ExportJson.of(export, link(export, now), now))));
    }

    /// None to a file that is not there, or not there any more.
    private Optional<URI> link(Export export, Instant now) {
        return Optional.of(ExportFiles.name(export))
                .filter(_ -> export.statusAt(now) == Export.Status.DONE)
                .filter(files::has)
                .map(name -> files.link(name, Export.LINK));
    }
}
