package gatehouse.functions.register;

import gatehouse.domain.Applicant;
import gatehouse.domain.Detail;
import gatehouse.domain.Email;
import gatehouse.domain.LanguageTag;
import gatehouse.domain.Outcome;
import gatehouse.domain.PersonName;
import gatehouse.domain.Username;
import gatehouse.http.Form;

/// What somebody who wants to join writes (D6).
final class RegisterForm {
    private RegisterForm() {}

    /// The person, or every fault.
    static Outcome<Applicant> read(Form form) {
        var email = form.required("email", Email::parse, Email.RULE);
        var first = form.required("firstName", PersonName::part, PersonName.RULE);
        var last = form.required("lastName", PersonName::part, PersonName.RULE);
        var username = form.optional("username", Username::parse, Username.RULE);
        var company = form.optional("company", Detail.COMPANY::parse, Detail.COMPANY.rule());
        var language = form.optional("language", LanguageTag::parse, LanguageTag.RULE);
        var message = form.optional("message", Applicant::message, Applicant.MESSAGE_RULE);
        return form.ifGood(() ->
                Outcome.done(
                        new Applicant(
                                email.orElseThrow(),
                                new PersonName(first.orElseThrow(), last.orElseThrow()),
                                username,
                                company,
                                language,
                                message)));
    }
}
