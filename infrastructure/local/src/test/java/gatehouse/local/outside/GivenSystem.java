package gatehouse.local.outside;

import gatehouse.local.Options;

/// The system that the command line gives tests: `-Daws.endpoint` says what it stands on,
/// `-Dgatehouse.chaos` with what trouble. Hashes of passwords are cheap in it: signing in is what
/// most tests do most often.
public final class GivenSystem {
    /// The least that Argon2 takes.
    private static final int PASSWORD_MEMORY = 8;

    private static final String CHAOS = "gatehouse.chaos";

    private GivenSystem() {}

    /// The same options, with what is given.
    public static Options in(Options options) {
        var here = GivenEndpoint.in(options).passwordMemory(PASSWORD_MEMORY);
        var seed = Long.getLong(CHAOS);
        return seed == null ? here : here.chaos(seed);
    }

    static boolean isInTrouble() {
        return Long.getLong(CHAOS) != null;
    }
}
