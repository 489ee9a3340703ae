package gatehouse.domain.request;

import gatehouse.domain.Member;
import gatehouse.domain.RoleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What somebody is at a moment, as far as a wish is concerned with it.
///
/// @param edition counts what people had changed of the member by then, and no housekeeping
/// @param values by field; empty text where nothing is known
/// @param roles held then
public record Snapshot(long edition, Map<ContactField, String> values, Set<RoleId> roles) {
    private static final Set<ContactField> WHO =
            EnumSet.of(ContactField.FIRST_NAME, ContactField.LAST_NAME, ContactField.EMAIL);

    public Snapshot {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    }

    /// What of it is not so any more of somebody: names of fields, and `roles`.
    public List<String> moved(Member member, Instant now) {
        var moved = new ArrayList<String>();
        values.forEach((field, value) -> {
            if (!field.of(member).equals(value)) {
                moved.add(field.field());
            }
        });
        if (!member.grants().rolesAt(now).equals(roles)) {
            moved.add("roles");
        }
        return List.copyOf(moved);
    }

    /// Of somebody as a wish looks at it: name and address always, and what it edits.
    public static Snapshot of(Member member, long edition, Wish wish, Instant now) {
        var fields = EnumSet.copyOf(WHO);
        if (wish instanceof Wish.Edit(_, var set)) {
            fields.addAll(set.keySet());
        }
        var values = new TreeMap<ContactField, String>();
        fields.forEach(field -> values.put(field, field.of(member)));
        return new Snapshot(edition, values, member.grants().rolesAt(now));
    }
}
