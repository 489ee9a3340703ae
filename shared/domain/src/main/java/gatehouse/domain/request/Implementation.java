package gatehouse.domain.request;

import gatehouse.domain.AccountId;
import gatehouse.domain.Grants;
import gatehouse.domain.ItemConflict;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.RoleId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Puts the wishes of a request together, those about one person as one, or says what stands in
/// their way (E6): whoever was changed since, whatever was taken or deleted since.
public final class Implementation {
    private final List<Wanted> wanted;
    private final Circumstances around;
    private final List<ItemConflict> conflicts = new ArrayList<>();

    private Implementation(List<Wanted> wanted, Circumstances around) {
        this.wanted = wanted;
        this.around = around;
    }

    /// What becomes of whom, each person once; or [Refusal.Conflicts] with all of them.
    public static Outcome<List<Turn>> of(List<Wanted> wanted, Circumstances around) {
        return new Implementation(wanted, around).turns();
    }

    private Outcome<List<Turn>> turns() {
        var turns = new ArrayList<Turn>();
        var named = new LinkedHashMap<AccountId, List<Integer>>();
        for (int i = 0; i < wanted.size(); i++) {
            var item = i;
            if (wanted.get(i).wish() instanceof Wish.Add add) {
                added(item, add).ifPresent(turns::add);
            }
            wanted.get(i)
                    .wish()
                    .member()
                    .ifPresent(who -> named.computeIfAbsent(who, _ -> new ArrayList<>()).add(item));
        }
        named.forEach((who, items) -> of(who, items).ifPresent(turns::add));
        conflicts.sort(Comparator.comparingInt(ItemConflict::item));
        return conflicts.isEmpty()
                ? Outcome.done(List.copyOf(turns))
                : Outcome.refused(new Refusal.Conflicts(conflicts));
    }

    private Optional<Turn> added(int item, Wish.Add add) {
        var gone = unknown(add.roles());
        if (around.closed().isPresent()) {
            conflict(item, around.closed().get());
        } else if (around.taken().contains(add.email())) {
            conflict(item, "The mail address belongs to somebody else");
        } else if (!gone.isEmpty()) {
            conflict(item, noRole(gone));
        } else {
            return Optional.of(new Turn.New(add));
        }
        return Optional.empty();
    }

    private Optional<Turn> of(AccountId who, List<Integer> items) {
        var read = Optional.ofNullable(around.people().get(who));
        if (read.isEmpty()) {
            items.forEach(item -> conflict(item, "The person is no contact here any more"));
            return Optional.empty();
        }
        items.forEach(item -> moved(item, read.get()));
        return conflicts.stream().anyMatch(conflict -> conflict.member().equals(Optional.of(who)))
                ? Optional.empty()
                : turn(items, read.get());
    }

    /// Whoever was changed since by people, in whatever, is not the one whom the wish was about;
    /// housekeeping changes nobody. What time alone has done to the roles concerns only wishes that
    /// look at them.
    private void moved(int item, Current now) {
        var before = wanted.get(item).before().orElseThrow();
        var moved = before.moved(now.member(), around.now());
        boolean edit = wanted.get(item).wish() instanceof Wish.Edit;
        if (before.edition() != now.edition() || (!edit && moved.contains("roles"))) {
            conflict(
                    item,
                    moved.isEmpty()
                            ? "The person has been changed since"
                            : "The person has been changed since: " + String.join(", ", moved));
        }
    }

    private Optional<Turn> turn(List<Integer> items, Current was) {
        var login = was.account();
        var profile = was.member().profile();
        var grants = was.member().grants();
        for (var item : items) {
            switch (wanted.get(item).wish()) {
                case Wish.Edit edit -> {
                    var wished = edit.address();
                    if (wished.filter(email -> !email.equals(was.account().email()))
                            .filter(around.taken()::contains)
                            .isPresent()) {
                        conflict(item, "The mail address belongs to somebody else");
                        return Optional.empty();
                    }
                    login = edit.on(login);
                    profile = edit.on(profile);
                }
                case Wish.Roles roles -> {
                    var held = held(item, roles, grants);
                    if (held.isEmpty()) {
                        return Optional.empty();
                    }
                    grants = held.get();
                }
                case Wish.Remove(var who) -> {
                    return Optional.of(new Turn.Gone(who));
                }
                case Wish.Add _ -> throw new IllegalStateException("names nobody");
            }
        }
        var after = was.member().of(login).with(profile).with(grants);
        return Optional.of(new Turn.Changed(login, after));
    }

    private Optional<Grants> held(int item, Wish.Roles wish, Grants before) {
        var gone = unknown(wish.add());
        if (!gone.isEmpty()) {
            conflict(item, noRole(gone));
            return Optional.empty();
        }
        var wished = new TreeSet<>(around.roles().known(before.rolesAt(around.now())));
        wished.addAll(wish.add());
        wished.removeAll(wish.remove());
        if (wished.isEmpty()) {
            conflict(item, "The person would be left without a role");
            return Optional.empty();
        }
        return before.hold(wished, around.give(), around.now())
                .fold(
                        Optional::of,
                        _ -> {
                            conflict(item, Grants.FULL.what());
                            return Optional.empty();
                        });
    }

    private Set<RoleId> unknown(Set<RoleId> roles) {
        var gone = new TreeSet<>(roles);
        gone.removeAll(around.roles().known(roles));
        return gone;
    }

    private static String noRole(Set<RoleId> gone) {
        return "A role that was wished for is no more: "
                + String.join(", ", gone.stream().map(RoleId::value).toList());
    }

    private void conflict(int item, String detail) {
        conflicts.add(new ItemConflict(item, wanted.get(item).wish().member(), detail));
    }
}
