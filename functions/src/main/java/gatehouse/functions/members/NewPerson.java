package gatehouse.functions.members;

import gatehouse.domain.Email;
import gatehouse.domain.Password;
import gatehouse.domain.PersonName;
import gatehouse.domain.Profile;
import gatehouse.domain.RoleId;
import gatehouse.domain.Username;
import java.util.Optional;
import java.util.Set;

/// Somebody who is to be made, checked.
///
/// @param username as it will be
/// @param password empty where the person chooses it by the link of a mail
/// @param mailed whether a registration mail goes out
/// @param roles to be held from now on
record NewPerson(
        Email email,
        PersonName name,
        Username username,
        Optional<Password> password,
        boolean mailed,
        boolean active,
        Set<RoleId> roles,
        Profile profile) {

    @Override
    public String toString() {
        return "NewPerson";
    }
}
