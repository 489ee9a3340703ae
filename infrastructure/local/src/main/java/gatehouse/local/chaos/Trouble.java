package gatehouse.local.chaos;

/// A kind of trouble that chaos makes.
public enum Trouble {
    /// A call is answered with too many requests.
    THROTTLE,
    /// A write meets another transaction.
    CONFLICT,
    /// Some keys of a batch are left unread.
    UNREAD_KEYS,
    /// Some events of a batch are not taken by the bus.
    UNTAKEN_EVENTS,
    /// A call does not reach its service.
    NO_CONNECTION,
    /// A call is carried out, and its answer does not arrive.
    LOST_ANSWER,
    /// A consumer breaks off.
    CRASH,
    /// A query of an index answers from before a write.
    LATE_INDEX,
    /// Something is delivered once more.
    REPEAT,
    /// A delivery is held back.
    DELAY,
    /// Fewer come in a batch than could.
    SHORT_BATCH,
    /// A queue hands out in another order than it was given.
    DISORDER
}
