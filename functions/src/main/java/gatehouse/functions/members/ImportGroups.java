package gatehouse.functions.members;

import gatehouse.domain.Fault;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.Label;
import gatehouse.domain.ListedGroup;
import gatehouse.functions.members.ImportFile.Line;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Finds the groups that the lines of an import name: by the id, where this tenant has it; else by
/// the name, under which one is to be made where there is none. So people come into the same groups
/// in another tenant, where all ids are others.
final class ImportGroups {
    private static final String ID = "/group";
    private static final String NAME = "/groupName";

    private final List<Group> all;
    private final boolean mayMake;
    private final Consumer<Fault> faults;
    private final Set<String> missing = new LinkedHashSet<>();

    /// @param all those of the tenant
    /// @param mayMake whether who imports may make others
    /// @param faults takes what is wrong with a line's
    ImportGroups(List<Group> all, boolean mayMake, Consumer<Fault> faults) {
        this.all = List.copyOf(all);
        this.mayMake = mayMake;
        this.faults = faults;
    }

    /// Whether a line names one.
    static boolean isNamed(Line line) {
        return !id(line).isEmpty() || !name(line).isEmpty();
    }

    /// The one that a line names; none where it names one wrongly.
    ImportGroup find(Line line) {
        var id = GroupId.parse(id(line));
        var known =
                id.flatMap(
                        wished -> all.stream().filter(one -> one.id().equals(wished)).findFirst());
        if (known.isPresent()) {
            return known.get().active()
                    ? new ImportGroup.Known(known.get().id())
                    : fault(line, ID, "is not active");
        }
        if (id.filter(GroupId.DOMAIN::equals).isPresent()) {
            return fault(line, ID, GroupWish.RULE);
        }
        if (name(line).isEmpty()) {
            return id(line).isEmpty()
                    ? new ImportGroup.None()
                    : fault(line, ID, GroupWish.RULE + ", or have its name beside it");
        }
        return Label.name(name(line))
                .map(name -> named(name, line))
                .orElseGet(() -> fault(line, NAME, Label.NAME_RULE));
    }

    private ImportGroup named(String name, Line line) {
        var same = all.stream().filter(group -> group.name().equals(name)).toList();
        var active = same.stream().filter(Group::active).toList();
        if (active.size() == 1) {
            return new ImportGroup.Known(active.getFirst().id());
        }
        if (!same.isEmpty()) {
            return fault(
                    line,
                    NAME,
                    active.isEmpty() ? "is not active" : "is the name of several: write the id");
        }
        return make(name, line);
    }

    private ImportGroup make(String name, Line line) {
        if (!mayMake) {
            return fault(line, NAME, "is no group here, and to make it needs manage-groups");
        }
        missing.add(name);
        return Optional.of(all.size() + missing.size())
                .filter(many -> many > ListedGroup.MOST)
                .map(_ ->
                        fault(
                                line,
                                NAME,
                                "would be one too many: a tenant has at most " + ListedGroup.MOST))
                .orElseGet(() -> new ImportGroup.Missing(name));
    }

    private ImportGroup fault(Line line, String pointer, String detail) {
        faults.accept(line.fault(pointer, detail));
        return new ImportGroup.None();
    }

    private static String id(Line line) {
        return line.cell("group");
    }

    private static String name(Line line) {
        return line.cell("groupName");
    }
}
