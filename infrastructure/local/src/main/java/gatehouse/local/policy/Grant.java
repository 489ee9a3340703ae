package gatehouse.local.policy;

/// The smallest part of a statement that can be too much: one action on one resource, for one
/// pattern of keys.
///
/// @param keys empty where the statement names none
public record Grant(String role, String sid, String action, String resource, String keys) {

    @Override
    public String toString() {
        var text = "%s, %s: %s on %s".formatted(role, sid, action, resource);
        return keys.isEmpty() ? text : text + " for keys " + keys;
    }
}
