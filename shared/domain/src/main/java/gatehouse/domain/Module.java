package gatehouse.domain;

import java.util.Locale;
import java.util.Optional;

/// A part of the product that the vendor switches on for a tenant (C1). All are off at first.
public enum Module {
    /// Logins for the people of the customers that the tenant manages.
    CUSTOMER_LOGIN;

    /// The name in routes, answers and problems, such as `customer-login`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Returns the module of that code, or empty if there is none.
    public static Optional<Module> parse(String code) {
        for (var module : values()) {
            if (module.code().equals(code)) {
                return Optional.of(module);
            }
        }
        return Optional.empty();
    }
}
