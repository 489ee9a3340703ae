package gatehouse.functions.access;

import gatehouse.domain.Because;
import gatehouse.domain.Explanation;
import gatehouse.domain.Grant;
import gatehouse.domain.Limits;
import gatehouse.domain.Profile;
import gatehouse.domain.Tenant;
import java.util.List;
import java.util.Optional;

/// What a question is answered.
///
/// @param decision whether the person may
/// @param reason a word for programs
/// @param grant the one that decides, if one does
/// @param person what the asker should know of the person beside; empty where nobody is known
record Verdict(
        boolean decision, String reason, Optional<Grant> grant, Optional<Preferences> person) {

    /// How to deal with a person of the tenant, whatever the decision.
    ///
    /// @param languages that need no translation (B7)
    /// @param translateInto what everything else is translated into; empty where nothing is
    /// @param limits of assignments (B6)
    record Preferences(List<String> languages, Optional<String> translateInto, Limits limits) {
        static Preferences of(Profile person, Tenant tenant) {
            var languages = tenant.settings().languages();
            return new Preferences(
                    languages.readBy(person),
                    languages.translatedFor(person),
                    tenant.settings().limits().of(person));
        }
    }

    /// A no about which there is nothing more to say.
    static Verdict no(String reason) {
        return new Verdict(false, reason, Optional.empty(), Optional.empty());
    }

    static Verdict of(Explanation explanation, Preferences person) {
        var decisive = explanation.decisive();
        return new Verdict(
                explanation.allowed(),
                ExplanationJson.rule(decisive),
                grant(decisive),
                Optional.of(person));
    }

    private static Optional<Grant> grant(Because reason) {
        return switch (reason) {
            case Because.Given(var grant) -> Optional.of(grant);
            case Because.NotYet(var grant) -> Optional.of(grant);
            case Because.NoLonger(var grant) -> Optional.of(grant);
            case Because.NotForThem(var grant) -> Optional.of(grant);
            case Because.DisabledAtHome(),
                    Because.Disabled(),
                    Because.NoSecondFactor(),
                    Because.ModuleOff(_),
                    Because.OtherCompany(),
                    Because.NotForCustomers(),
                    Because.Everybody(),
                    Because.NoRole() ->
                    Optional.empty();
        };
    }
}
