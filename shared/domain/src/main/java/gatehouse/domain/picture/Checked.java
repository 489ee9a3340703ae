package gatehouse.domain.picture;

/// What came of looking at a picture.
public sealed interface Checked {

    /// It is what it says.
    record Good(Picture picture) implements Checked {}

    /// It is not.
    ///
    /// @param why what it is, or what it lacks, as a caller is told
    record Bad(String why) implements Checked {}
}
