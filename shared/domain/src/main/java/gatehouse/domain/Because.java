package gatehouse.domain;

/// One reason why somebody may, or may not, do something in a tenant right now (F7).
public sealed interface Because {

    /// Barred at home, and so everywhere (B8).
    record DisabledAtHome() implements Because {}

    /// Barred in this tenant (B8).
    record Disabled() implements Because {}

    /// The tenant wants a second factor of the rank held, and there is none (F1).
    record NoSecondFactor() implements Because {}

    /// The tenant has not got the part of the product that it is for (C1).
    record ModuleOff(Module module) implements Because {}

    /// It belongs to another company than the one that is asked (C8).
    record OtherCompany() implements Because {}

    /// It is for staff, and who is here is a customer of somebody (C8).
    record NotForCustomers() implements Because {}

    /// A grant gives it.
    record Given(Grant grant) implements Because {}

    /// A grant gives it, but has not begun.
    record NotYet(Grant grant) implements Because {}

    /// A grant gave it, and is over.
    record NoLonger(Grant grant) implements Because {}

    /// A grant would give it, but its role is not for people of that home (A1).
    record NotForThem(Grant grant) implements Because {}

    /// Everybody here may.
    record Everybody() implements Because {}

    /// No role that is held, was held lately or will be held allows it.
    record NoRole() implements Because {}
}
