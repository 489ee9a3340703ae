package gatehouse.domain.request;

import gatehouse.domain.Detail;
import gatehouse.domain.Email;
import gatehouse.domain.Member;
import gatehouse.domain.PersonName;
import java.util.Arrays;
import java.util.Optional;

/// What a change request can edit of a contact (E2).
public enum ContactField {
    FIRST_NAME("firstName"),
    LAST_NAME("lastName"),
    EMAIL("email"),
    PHONE("phone"),
    MOBILE("mobile"),
    COMPANY("company"),
    COUNTRY("country"),
    REGION("region"),
    ADDRESS("address"),
    POSTCODE("postcode"),
    CITY("city");

    private final String field;

    ContactField(String field) {
        this.field = field;
    }

    /// Its name in requests and answers.
    public String field() {
        return field;
    }

    /// The detail of a profile that it is; empty for names and mail address, which belong to the
    /// account.
    public Optional<Detail> detail() {
        return Arrays.stream(Detail.values())
                .filter(detail -> detail.field().equals(field))
                .findFirst();
    }

    /// Whether a request can erase it: everybody has a name and a mail address.
    public boolean isErasable() {
        return detail().isPresent();
    }

    /// Returns the form in which it is kept, or empty if the text is none. Phone numbers are looked
    /// at more closely by who has a library for that.
    public Optional<String> parse(String text) {
        return switch (this) {
            case FIRST_NAME, LAST_NAME -> PersonName.part(text);
            case EMAIL -> Email.parse(text).map(Email::value);
            case PHONE, MOBILE, COMPANY, COUNTRY, REGION, ADDRESS, POSTCODE, CITY ->
                    detail().flatMap(detail -> detail.parse(text));
        };
    }

    /// What it must be, as people are told.
    public String rule() {
        return switch (this) {
            case FIRST_NAME, LAST_NAME -> PersonName.RULE;
            case EMAIL -> Email.RULE;
            case PHONE, MOBILE, COMPANY, COUNTRY, REGION, ADDRESS, POSTCODE, CITY ->
                    detail().orElseThrow().rule();
        };
    }

    /// What it is of somebody; empty text where nothing is known.
    public String of(Member member) {
        return switch (this) {
            case FIRST_NAME -> member.person().first();
            case LAST_NAME -> member.person().last();
            case EMAIL -> member.email().value();
            case PHONE, MOBILE, COMPANY, COUNTRY, REGION, ADDRESS, POSTCODE, CITY ->
                    detail().flatMap(member.profile()::detail).orElse("");
        };
    }
}
