package gatehouse.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What a role may do changes only together with `roles.txt`, so that a person reviews it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TheRoleCatalogueTest {
    private static final Path DESIGN = Path.of("../../docs/design.md");

    @Test
    void is_what_the_reviewed_table_says() throws IOException {
        assertThat(catalogue()).isEqualTo(golden("roles.txt"));
    }

    @Test
    void has_the_ranks_that_the_design_says() throws IOException {
        var table = designTable();
        assertThat(table).hasSize(BuiltInRole.values().length);
        for (var role : BuiltInRole.values()) {
            assertThat(row(table, role)[2]).as(role.id().value()).isEqualTo("" + role.rank());
        }
    }

    @Test
    void lets_a_role_be_given_as_the_design_says() throws IOException {
        var table = designTable();
        for (var role : BuiltInRole.values()) {
            var row = row(table, role);
            var text = row.length > 5 ? row[5] : "-";
            int from =
                    switch (text.replaceAll(";.*", "")) {
                        case "vendor roles", "rank 1 and below" -> 1;
                        case "rank 2 and below" -> 2;
                        case "below rank 2" -> 3;
                        case "below rank 3" -> 4;
                        case "by request, rank 2 and below", "-" -> 9;
                        default -> throw new AssertionError("the design's words changed: " + text);
                    };
            for (int rank = 0; rank <= 10; rank++) {
                assertThat(role.gives(rank))
                        .as("%s gives rank %s", role, rank)
                        .isEqualTo(rank >= from && rank < 9);
            }
        }
    }

    @Test
    void lets_nobody_give_a_role_above_the_own_rank_nor_one_that_everybody_has() {
        for (var role : BuiltInRole.values()) {
            assertThat(role.gives(BuiltInRole.EVERYONE.rank())).isFalse();
            assertThat(role.gives(BuiltInRole.SYSTEM_ADMIN.rank())).isFalse();
            for (int higher = -1; higher < role.rank(); higher++) {
                assertThat(role.gives(higher)).as("%s gives rank %s", role, higher).isFalse();
            }
        }
    }

    @Test
    void gives_every_permission_to_some_role() {
        for (var permission : Permission.values()) {
            assertThat(BuiltInRole.values())
                    .anyMatch(role -> role.permissions().contains(permission));
        }
    }

    @Test
    void takes_as_many_roles_of_a_tenants_own_as_it_can_have_and_no_more() {
        var roles = RoleCatalogue.BUILT_IN;
        for (int number = 0; number < RoleCatalogue.MOST; number++) {
            roles = roles.with(own("r" + number));
        }
        var full = roles;
        assertThat(full.without(new RoleId("r7")).adding(own("r99")))
                .isEqualTo(Outcome.done(full.without(new RoleId("r7")).with(own("r99"))));
        assertThat(full.adding(own("r99")))
                .isEqualTo(
                        Outcome.refused(
                                new Refusal.Conflict("A tenant has at most 50 roles of its own")));
        assertThat(full.all()).hasSize(BuiltInRole.values().length + RoleCatalogue.MOST);
        assertThat(full.ownOf(new RoleId("r7"))).contains(own("r7"));
        assertThat(full.ownOf(BuiltInRole.AGENT.id())).isEmpty();
    }

    private static CustomRole own(String id) {
        return new CustomRole(new RoleId(id), 5, Set.of(Permission.MESSAGING));
    }

    @Test
    void cannot_be_changed_by_a_caller() {
        var permissions = BuiltInRole.AGENT.permissions();
        permissions.add(Permission.MANAGE_TENANTS);
        assertThat(BuiltInRole.AGENT.permissions()).containsExactly(Permission.MESSAGING);
    }

    @Test
    void is_found_by_its_names_and_by_no_others() {
        for (var role : BuiltInRole.values()) {
            assertThat(BuiltInRole.of(role.id())).contains(role);
            assertThat(role.id().value()).matches("[a-z]+(-[a-z]+)*");
        }
        for (var permission : Permission.values()) {
            assertThat(Permission.parse(permission.code())).contains(permission);
        }
        for (var event : EventType.values()) {
            assertThat(EventType.parse(event.code())).contains(event);
            assertThat(event.code()).matches("[a-z]+\\.[a-z]+");
        }
        for (var other :
                List.of("", "ADMIN", "Admin", " admin", "admin\n", "staff_admin", "root")) {
            assertThat(RoleId.parse(other).flatMap(BuiltInRole::of)).isEmpty();
            assertThat(Permission.parse(other)).isEmpty();
            assertThat(EventType.parse(other)).isEmpty();
        }
    }

    private static String catalogue() {
        return Arrays.stream(BuiltInRole.values())
                .map(role ->
                        role.id()
                                + "\n  rank "
                                + role.rank()
                                + "\n  gives "
                                + given(role)
                                + (role.administers() ? "\n  administers" : "")
                                + "\n"
                                + role.permissions().stream()
                                        .map(permission -> "    " + permission.code())
                                        .collect(Collectors.joining("\n"))
                                + "\n")
                .collect(Collectors.joining("\n"));
    }

    private static String given(Role role) {
        var ranks = IntStream.range(-1, 20).filter(role::gives).boxed().toList();
        return ranks.isEmpty() ? "nothing" : "ranks " + ranks;
    }

    static String golden(String name) throws IOException {
        try (var file = TheRoleCatalogueTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String[] row(Map<String, String[]> table, Role role) {
        return Objects.requireNonNull(table.get(role.id().value()), role.id().value());
    }

    /// The rows of the design's section on roles, by role.
    private static Map<String, String[]> designTable() throws IOException {
        var table = new HashMap<String, String[]>();
        var lines = Files.readAllLines(DESIGN);
        var section = lines.subList(lines.indexOf("## Roles") + 1, lines.size());
        section.stream()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .skip(1)
                .map(line -> line.split(" *\\| *", -1))
                .forEach(cells -> {
                    for (var role : cells[1].split(", ", -1)) {
                        table.put(role, cells);
                    }
                });
        return table;
    }
}
