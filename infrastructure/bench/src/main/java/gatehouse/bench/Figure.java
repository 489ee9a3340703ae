package gatehouse.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/// One measured number, beside its goal if it has one.
///
/// @param part of the benchmark that measured it
/// @param what in words, with the unit
/// @param goal the most that is still good; empty where there is none
/// @param value what was measured
/// @param digits after the point
public record Figure(String part, String what, OptionalDouble goal, double value, int digits) {

    /// A number to be known, without a goal.
    static Figure known(String part, String what, double value, int digits) {
        return new Figure(part, what, OptionalDouble.empty(), value, digits);
    }

    /// A number that must not be above its goal.
    static Figure atMost(double goal, String part, String what, double value, int digits) {
        return new Figure(part, what, OptionalDouble.of(goal), value, digits);
    }

    /// Whether it is above its goal. A number that is none, such as 0 divided by 0, never is good
    /// enough.
    boolean isMissed() {
        return goal.isPresent() && !(value <= goal.getAsDouble());
    }

    String shownGoal() {
        return goal.isPresent() ? "<= " + shown(goal.getAsDouble()) : "";
    }

    String shownValue() {
        return shown(value);
    }

    private String shown(double number) {
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }
}
