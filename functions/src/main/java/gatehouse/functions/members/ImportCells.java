package gatehouse.functions.members;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Detail;
import gatehouse.domain.Fault;
import gatehouse.domain.RoleId;
import gatehouse.domain.people.Entry;
import gatehouse.functions.Lists;
import gatehouse.functions.RolesJson;
import gatehouse.functions.members.ImportFile.Line;
import gatehouse.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Turns the cells of a person's line into the fields of a request to add somebody
/// ([NewPersonForm]), which judges them. An empty cell is a field that was not sent.
final class ImportCells {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final String FLAG_RULE = "must be true or false";

    private static final List<String> NUMBERS = List.of("hardLimit", "softLimit");
    private static final List<String> LISTS = List.of("roles", "languages");
    private static final List<String> FLAGS = List.of("enableNotifications");
    private static final List<String> NAMES =
            List.of("username", "firstName", "lastName", "email", "preferredLanguage");

    /// What the export tells and nobody can be given.
    private static final List<String> TOLD =
            List.of("id", "name", "lastLogin", "isLockedOut", "twoFactorEnabled", "registeredAt");

    /// What is read here or for the group.
    private static final List<String> OWN =
            List.of(
                    "permissions",
                    "isDisabled",
                    "active",
                    "state",
                    "external",
                    "group",
                    "groupName");

    private final Line line;
    private final Consumer<Fault> faults;
    private final boolean external;
    private final Optional<Entry.State> state;

    /// @param faults takes what is wrong with cells that are read here
    ImportCells(Line line, Consumer<Fault> faults) {
        this.line = line;
        this.faults = faults;
        this.external = flag("external").orElse(false);
        this.state = state();
    }

    /// All columns that are understood.
    static Set<String> columns() {
        var all = new TreeSet<String>();
        List.of(NAMES, NUMBERS, LISTS, FLAGS, TOLD, OWN).forEach(all::addAll);
        for (var kind : Detail.values()) {
            all.add(kind.field());
        }
        return all;
    }

    /// Why the line is of nobody who could be added, if it is: an export tells of guests too, and
    /// of who is yet to come.
    Optional<String> notAtHome() {
        if (external) {
            return Optional.of("At home elsewhere: guests come by invitation only");
        }
        return state.filter(one -> one == Entry.State.INVITED || one == Entry.State.WAITING)
                .map(_ -> "Invited, or waiting for approval, and no member yet");
    }

    /// The fields, but for the group.
    ObjectNode fields() {
        var json = Json.object();
        NAMES.forEach(name -> given(name).ifPresent(text -> json.put(name, text)));
        for (var kind : Detail.values()) {
            given(kind.field()).ifPresent(text -> json.put(kind.field(), text));
        }
        NUMBERS.forEach(name -> given(name).ifPresent(text -> number(json, name, text)));
        LISTS.forEach(name -> given(name).ifPresent(text -> list(json, name, text)));
        FLAGS.forEach(name -> flag(name).ifPresent(flag -> json.put(name, flag)));
        level(json);
        enabled().ifPresent(enabled -> json.put("active", enabled));
        return json;
    }

    /// A fault of the form, as one of the line: where no roles stand in it, the level is all of
    /// them.
    Fault fault(Fault found) {
        boolean byLevel =
                found.pointer().startsWith("/roles")
                        && given("roles").isEmpty()
                        && (given("permissions").isPresent() || !line.has("roles"));
        if (!byLevel) {
            return line.fault(found.pointer(), found.detail());
        }
        return line.fault(
                "/permissions",
                given("permissions").isPresent()
                        ? found.detail()
                        : "is required where there are no roles");
    }

    private void level(ObjectNode json) {
        var level = given("permissions");
        level.ifPresent(text -> json.put("permissions", text));
        if (!json.has("roles")) {
            level.flatMap(RoleId::parse)
                    .filter(RolesJson.LEVELS::contains)
                    .ifPresent(role -> json.putArray("roles").add(role.value()));
        }
    }

    /// Whether the person may come in, which three columns say, and must say alike.
    private Optional<Boolean> enabled() {
        var said = new LinkedHashMap<String, Boolean>();
        flag("isDisabled").ifPresent(barred -> said.put("isDisabled", !barred));
        flag("active").ifPresent(active -> said.put("active", active));
        state.ifPresent(one -> said.put("state", one == Entry.State.ACTIVE));
        var first = said.entrySet().stream().findFirst();
        said.forEach((column, enabled) ->
                first.filter(one -> !one.getValue().equals(enabled))
                        .ifPresent(one -> fault(column, "says otherwise than " + one.getKey())));
        return first.map(Map.Entry::getValue);
    }

    private Optional<Entry.State> state() {
        var text = given("state");
        var read = text.flatMap(name -> Lists.oneOf(Entry.State.class, name));
        if (text.isPresent() && read.isEmpty()) {
            fault("state", "must be active, disabled, invited or waiting");
        }
        return read;
    }

    /// Spreadsheets write them in capitals.
    private Optional<Boolean> flag(String column) {
        return given(column)
                .flatMap(text ->
                        switch (text.toLowerCase(Locale.ROOT)) {
                            case "true" -> Optional.of(true);
                            case "false" -> Optional.of(false);
                            default -> {
                                fault(column, FLAG_RULE);
                                yield Optional.<Boolean>empty();
                            }
                        });
    }

    private static void number(ObjectNode json, String name, String text) {
        if (NUMBER.matcher(text).matches()) {
            json.put(name, Integer.parseInt(text));
        } else {
            json.put(name, text);
        }
    }

    private static void list(ObjectNode json, String name, String text) {
        var list = json.putArray(name);
        for (var value : text.split(" +", -1)) {
            list.add(value);
        }
    }

    private Optional<String> given(String column) {
        return Optional.of(line.cell(column)).filter(text -> !text.isEmpty());
    }

    private void fault(String column, String detail) {
        faults.accept(line.fault("/" + column, detail));
    }
}
