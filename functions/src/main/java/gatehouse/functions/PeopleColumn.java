package gatehouse.functions;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Codes;
import gatehouse.aws.Extracts.Row;
import gatehouse.aws.Item;
import gatehouse.domain.Detail;
import gatehouse.domain.Group;
import gatehouse.domain.Member;
import gatehouse.domain.PersonName;
import gatehouse.domain.Profile;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.RoleId;
import gatehouse.domain.Tenant;
import gatehouse.domain.people.Columns;
import gatehouse.domain.people.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A column of the people's CSV, and what stands in it of each person (B9).
///
/// @param name as the first row has it: the name of the field in answers
record PeopleColumn(String name, Cell cell) {

    /// The columns of an extract, in their order.
    ///
    /// @param tenant whether there are second factors to tell of is a matter of its provider
    static List<PeopleColumn> all(Columns wanted, Tenant tenant) {
        var all = new ArrayList<>(STANDARD);
        if (tenant.externalProvider().isEmpty()) {
            all.add(SECOND_FACTOR);
        }
        if (wanted == Columns.ALL) {
            all.addAll(OTHERS);
        }
        return List.copyOf(all);
    }

    /// The names of all that there can be.
    static List<String> all() {
        return Stream.of(STANDARD.stream(), Stream.of(SECOND_FACTOR), OTHERS.stream())
                .flatMap(columns -> columns)
                .map(PeopleColumn::name)
                .toList();
    }

    /// What stands there of one person: empty where there is nothing, or nothing is told.
    @FunctionalInterface
    interface Cell {
        /// Its text.
        ///
        /// @param roles those that there are in the tenant
        /// @param now which roles are held, and who is locked out
        String of(Row row, RoleCatalogue roles, Instant now);
    }

    @FunctionalInterface
    private interface LoginCell {
        String of(Item login, Instant now);
    }

    private static PeopleColumn of(String name, Function<Entry, String> cell) {
        return new PeopleColumn(name, (row, _, _) -> cell.apply(row.entry()));
    }

    private static PeopleColumn ofLogin(String name, LoginCell cell) {
        return new PeopleColumn(
                name, (row, _, now) -> row.login().map(login -> cell.of(login, now)).orElse(""));
    }

    private static PeopleColumn ofProfile(String name, Function<Profile, String> cell) {
        return new PeopleColumn(
                name, (row, _, _) -> row.member().map(Member::profile).map(cell).orElse(""));
    }

    private static final PeopleColumn SECOND_FACTOR =
            ofLogin(
                    "twoFactorEnabled",
                    (login, _) -> flag(AccountItems.read(login).secondFactor()));

    private static final List<PeopleColumn> STANDARD =
            List.of(
                    of("username", Entry::username),
                    of("firstName", entry -> part(entry, PersonName::first)),
                    of("lastName", entry -> part(entry, PersonName::last)),
                    new PeopleColumn(
                            "permissions",
                            (row, _, now) ->
                                    RolesJson.level(row.entry().rolesAt(now))
                                            .map(RoleId::value)
                                            .orElse("")),
                    ofLogin(
                            "lastLogin",
                            (login, _) ->
                                    AccountItems.lastLogin(login)
                                            .map(Instant::toString)
                                            .orElse("")),
                    of("hardLimit", entry -> number(entry.hardLimit())),
                    of("softLimit", entry -> number(entry.softLimit())),
                    ofLogin(
                            "isLockedOut",
                            (login, now) -> flag(MemberJson.isLockedOut(login, now))),
                    of("isDisabled", entry -> flag(!entry.enabled())),
                    of("email", Entry::email));

    private static final List<PeopleColumn> OTHERS =
            Stream.of(
                            Stream.of(
                                    of("id", Entry::id),
                                    of("name", Entry::name),
                                    of("state", entry -> Codes.of(entry.state())),
                                    new PeopleColumn(
                                            "roles",
                                            (row, roles, now) ->
                                                    joined(
                                                            roles
                                                                    .inOrder(
                                                                            row.entry()
                                                                                    .rolesAt(now))
                                                                    .stream()
                                                                    .map(RoleId::value)
                                                                    .toList())),
                                    of("group", PeopleColumn::groupId),
                                    of("groupName", PeopleColumn::groupName),
                                    of("active", entry -> flag(entry.enabled())),
                                    ofProfile(
                                            "enableNotifications",
                                            profile -> flag(profile.notifications()))),
                            Stream.of(Detail.values())
                                    .map(kind ->
                                            ofProfile(
                                                    kind.field(),
                                                    profile -> profile.detail(kind).orElse(""))),
                            Stream.of(
                                    ofProfile("languages", profile -> joined(profile.languages())),
                                    ofProfile(
                                            "preferredLanguage",
                                            profile -> profile.preferredLanguage().orElse("")),
                                    of("external", entry -> flag(entry.external())),
                                    of("registeredAt", entry -> entry.registeredAt().toString())))
                    .flatMap(columns -> columns)
                    .toList();

    private static String groupId(Entry entry) {
        return entry.group().map(group -> group.id().value()).orElse("");
    }

    private static String groupName(Entry entry) {
        return entry.group().map(Group::name).orElse("");
    }

    private static String part(Entry entry, Function<PersonName, String> part) {
        return entry.person().map(part).orElse("");
    }

    private static String number(Optional<Integer> number) {
        return number.map(Object::toString).orElse("");
    }

    private static String flag(boolean flag) {
        return Boolean.toString(flag);
    }

    private static String joined(Collection<String> values) {
        return values.stream().collect(Collectors.joining(" "));
    }
}
