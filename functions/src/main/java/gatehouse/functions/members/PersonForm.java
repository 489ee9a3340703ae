package gatehouse.functions.members;

import gatehouse.aws.Admitted;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.Detail;
import gatehouse.domain.Email;
import gatehouse.domain.Profile;
import gatehouse.domain.Refusal;
import gatehouse.domain.TenantId;
import gatehouse.functions.ProfileForm;
import gatehouse.http.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What adding and editing a person have in common (D2).
final class PersonForm {
    private final Optional<String> externalId;
    private final ProfileForm profile;
    private final GroupWish group;
    private final Optional<Boolean> active;

    PersonForm(Form form) {
        this.profile = ProfileForm.whole(form);
        this.group = new GroupWish(form);
        this.active = form.flag("active");
        this.externalId = profile.detail(Detail.EXTERNAL_ID);
    }

    Optional<Boolean> active() {
        return active;
    }

    /// What is to be read beside: whether the address and the external id are taken, the group.
    List<Key> places(String inTenant, Optional<Email> address) {
        var keys = new ArrayList<Key>();
        address.map(Keys::email).ifPresent(keys::add);
        TenantId.parse(inTenant)
                .ifPresent(tenant -> {
                    externalId.map(id -> Keys.externalId(tenant, id)).ifPresent(keys::add);
                    group.place(tenant).ifPresent(keys::add);
                });
        return keys;
    }

    /// The profile after it; where it cannot be so, the form has the faults.
    Profile on(Profile before, Admitted in) {
        var languages = in.tenant().settings().languages();
        return group.on(profile.on(before, languages), in);
    }

    /// Whether something that must be unique is somebody else's.
    ///
    /// @param address a new one
    Optional<Refusal> taken(Optional<Email> address, Profile before, Admitted in) {
        if (address.map(Keys::email).flatMap(in::item).isPresent()) {
            return Optional.of(new Refusal.Conflict("The mail address has an account already"));
        }
        return isExternalIdTaken(before, in)
                ? Optional.of(new Refusal.Conflict("The external id belongs to somebody else"))
                : Optional.empty();
    }

    private boolean isExternalIdTaken(Profile before, Admitted in) {
        return externalId
                .filter(id -> before.detail(Detail.EXTERNAL_ID).filter(id::equals).isEmpty())
                .flatMap(id -> in.item(Keys.externalId(in.tenant().id(), id)))
                .isPresent();
    }
}
