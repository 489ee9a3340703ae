package gatehouse.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What an invitation offers: a role within a window, for a reason.
///
/// @param role the role
/// @param window from when until when
/// @param reason why, in the inviter's words; empty where none is asked for
public record Offer(BuiltInRole role, Window window, String reason) {

    private static final String PAST = "must not be in the past";

    /// What the people of a customer are offered (C3): a role from the instant of accepting on, for
    /// which nobody has to give a reason.
    public static Offer endless(BuiltInRole role, Instant now) {
        return new Offer(role, Window.from(now), "");
    }

    /// The window of the grant that comes of it: what was offered, but without an end it begins
    /// with accepting.
    ///
    /// @param accepted when
    public Window granted(Instant accepted) {
        return window.isEndless() ? Window.from(accepted) : window;
    }

    /// When a window begins for which somebody asked at an instant: a start that is past means now.
    /// Of a start finer than that, the millisecond counts.
    public static Instant begins(Instant start, Instant now) {
        return start.isBefore(now) ? now : Window.whole(start);
    }

    /// A window without an end, from a start that somebody asks for.
    ///
    /// @param start as asked for; up to a minute past is now, that minute included
    public static Outcome<Window> endless(Instant start, Instant now) {
        return start.isBefore(now.minus(Window.GRACE))
                ? Outcome.refused(Refusal.Invalid.at("/start", PAST))
                : Outcome.done(Window.from(begins(start, now)));
    }

    /// The window that an inviter asks for (A4).
    ///
    /// @param start as asked for; up to a minute past is now, that minute included
    /// @param end as asked for
    /// @return the window, or every fault of it, at `/start` and `/end`
    public static Outcome<Window> window(Instant start, Instant end, Instant now) {
        var begins = begins(start, now);
        var ends = Window.whole(end);
        var faults = new ArrayList<Fault>();
        if (start.isBefore(now.minus(Window.GRACE))) {
            faults.add(new Fault("/start", PAST));
        }
        faults.addAll(EndRule.faults(Window.from(begins), ends, now));
        return faults.isEmpty()
                ? Outcome.done(new Window(begins, ends))
                : Outcome.refused(new Refusal.Invalid(List.copyOf(faults)));
    }
}
