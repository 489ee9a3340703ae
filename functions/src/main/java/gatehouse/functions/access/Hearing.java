package gatehouse.functions.access;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Present;
import gatehouse.domain.AccountId;
import gatehouse.domain.Caller;
import gatehouse.domain.Explanation;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.TenantId;
import java.util.Optional;

/// Answers what one caller asks, of what was read for it. Everybody may ask of themselves; of
/// others, who reads access in the tenant that is asked.
///
/// @param caller who asks
record Hearing(Admissions admissions, TenantId vendor, Caller caller, Present present) {

    /// Whoever has no access in a tenant is told no by it, as by one that never was (F2).
    Outcome<Verdict> answer(Question question) {
        return switch (question.understood()) {
            case Question.Unknown(var why) -> Outcome.done(Verdict.no(why));
            case Question.Known(var asked) -> {
                var demand = Demand.of(caller, asked.tenant(), Permission.OWN_PROFILE);
                yield admissions
                        .admit(demand, present)
                        .fold(in -> answer(question, asked, in), why -> outside(question, why));
            }
        };
    }

    private boolean isOfSelf(Question question) {
        return question.subject().id().equals(caller.account().value());
    }

    private Outcome<Verdict> outside(Question question, Refusal why) {
        if (why instanceof Refusal.Hidden) {
            return Outcome.done(Verdict.no("unknown-tenant"));
        }
        return why instanceof Refusal.SecondFactorRequired && isOfSelf(question)
                ? Outcome.done(Verdict.no("no-second-factor"))
                : Outcome.refused(why);
    }

    private Outcome<Verdict> answer(Question question, Question.Asked asked, Admitted in) {
        if (!isOfSelf(question) && !in.access().allows(Permission.READ_ACCESS)) {
            return Outcome.refused(new Refusal.Lacks(Permission.READ_ACCESS));
        }
        return Outcome.done(
                AccountId.parse(question.subject().id())
                        .flatMap(id -> who(id, in))
                        .map(who -> verdict(who, asked, in))
                        .orElseGet(() -> Verdict.no("unknown-person")));
    }

    private Optional<Explanation.Who> who(AccountId id, Admitted in) {
        return in.item(Keys.member(in.tenant().id(), id))
                .flatMap(member -> in.item(Keys.account(id)).map(login -> who(member, login)));
    }

    /// Of items that belong to the same person.
    static Explanation.Who who(Item member, Item login) {
        var account = AccountItems.read(login);
        return new Explanation.Who(
                account,
                MemberItems.read(member),
                account.secondFactor() || AccountItems.isByProvider(login));
    }

    private Verdict verdict(Explanation.Who who, Question.Asked asked, Admitted in) {
        var explanation = Explanation.of(who, in.tenant(), vendor, asked.matter(), in.now());
        var profile = who.member().profile();
        return Verdict.of(explanation, Verdict.Preferences.of(profile, in.tenant()));
    }
}
