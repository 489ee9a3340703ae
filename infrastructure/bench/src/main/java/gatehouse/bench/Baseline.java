package gatehouse.bench;

/// What an operation is compared with, done again and again in turns with it.
interface Baseline {

    /// Makes ready what so many runs need, of it and of what it is compared with.
    void prepare(int runs);

    /// Does it once.
    ///
    /// @return never negative; to be used, so that nothing is left out
    int run();
}
