package gatehouse.functions.members;

import gatehouse.aws.Admitted;
import gatehouse.domain.Detail;
import gatehouse.domain.Email;
import gatehouse.domain.Fault;
import gatehouse.domain.Group;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Username;
import gatehouse.functions.members.ImportFile.Line;
import gatehouse.http.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Checks an import as a whole: each line as a request to add somebody would be, and what no two
/// lines can have.
final class ImportCheck {
    /// How many faults an answer names.
    private static final int MOST_NAMED = 100;

    private final Admitted in;
    private final RandomGenerator random;
    private final List<Fault> faults;
    private final ImportGroups groups;
    private final Map<String, Integer> first = new HashMap<>();

    /// @param before faults that were found before
    /// @param there the groups of the tenant
    ImportCheck(Admitted in, RandomGenerator random, List<Fault> before, List<Group> there) {
        this.in = in;
        this.random = random;
        this.faults = new ArrayList<>(before);
        this.groups =
                new ImportGroups(there, in.access().allows(Permission.MANAGE_GROUPS), faults::add);
    }

    /// What is to be done with each line, or every fault, as far as an answer names them.
    Outcome<List<ImportLine>> of(List<Line> lines) {
        var checked = lines.stream().map(this::check).toList();
        if (faults.isEmpty()) {
            return Outcome.done(checked);
        }
        int more = faults.size() - MOST_NAMED;
        if (more > 0) {
            faults.subList(MOST_NAMED, faults.size()).clear();
            faults.add(new Fault("/lines", "have %d more faults, not named".formatted(more)));
        }
        return Outcome.refused(new Refusal.Invalid(faults));
    }

    private ImportLine check(Line line) {
        var cells = new ImportCells(line, faults::add);
        return cells.notAtHome()
                .<ImportLine>map(why -> new ImportLine.Other(line.number(), why))
                .orElseGet(() -> person(line, cells));
    }

    private ImportLine person(Line line, ImportCells cells) {
        var fields = cells.fields();
        var named = new HashSet<String>();
        new NewPersonForm(Form.of(fields), random)
                .check(in).fold(_ -> List.<Fault>of(), ImportCheck::faults).stream()
                        .map(cells::fault)
                        .filter(fault -> named.add(fault.pointer()))
                        .forEach(faults::add);
        once(line, "username", Username.parse(line.cell("username")).map(Username::value));
        once(line, "email", Email.parse(line.cell("email")).map(Email::value));
        once(line, "externalId", Detail.EXTERNAL_ID.parse(line.cell("externalId")));
        return new ImportLine.Person(line.number(), fields, groups.find(line));
    }

    /// What is refused for another reason is refused to that line alone, as people of elsewhere
    /// are: an export holds people whose roles the importer may not give (F3).
    private static List<Fault> faults(Refusal why) {
        return why instanceof Refusal.Invalid(var found) ? found : List.of();
    }

    private void once(Line line, String column, Optional<String> value) {
        value.map(text -> first.putIfAbsent(column + " " + text, line.number()))
                .ifPresent(other ->
                        faults.add(
                                line.fault(
                                        "/" + column, "stands in line %d too".formatted(other))));
    }
}
