package gatehouse.domain;

/// What a person is called.
///
/// @param first 1-100 characters
/// @param last 1-100 characters
public record PersonName(String first, String last) {

    /// As others see it.
    public String full() {
        return first + " " + last;
    }
}
