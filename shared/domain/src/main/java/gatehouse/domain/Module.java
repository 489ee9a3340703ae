package gatehouse.domain;

import java.util.Optional;

/// A part of the product that the vendor switches on for a tenant (C1). All are off at first.
public enum Module {
    /// Logins for the people of the customers that the tenant manages.
    CUSTOMER_LOGIN;

    /// The name in routes, answers and problems, such as `customer-login`.
    public String code() {
        return Codes.of(this);
    }

    /// Returns the module of that code, or empty if there is none.
    public static Optional<Module> parse(String code) {
        return Codes.parse(values(), Module::code, code);
    }
}
