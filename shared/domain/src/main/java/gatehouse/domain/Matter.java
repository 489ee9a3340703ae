package gatehouse.domain;

import java.util.ArrayList;
import java.util.List;

/// What somebody may do, or not, in the tenant that is asked.
public sealed interface Matter {

    /// What roles allow, as such.
    record Right(Permission permission) implements Matter {
        @Override
        public List<Because> against(Tenant asked) {
            return permission
                    .module()
                    .filter(module -> asked.refuses(module).isPresent())
                    .<List<Because>>map(module -> List.of(new Because.ModuleOff(module)))
                    .orElse(List.of());
        }
    }

    /// To see, or to work on, something that a company has (C8): whose roles allow it there, and
    /// nothing of any other company's. Not of its customers either: they are companies of their
    /// own.
    ///
    /// @param owner the tenant that it belongs to, as the asking product says
    record Thing(Belonging kind, String owner) implements Matter {
        @Override
        public Permission permission() {
            return kind.permission();
        }

        @Override
        public List<Because> against(Tenant asked) {
            var all = new ArrayList<Because>();
            if (!owner.equals(asked.id().value())) {
                all.add(new Because.OtherCompany());
            }
            if (kind.isForStaff() && asked.managedBy().isPresent()) {
                all.add(new Because.NotForCustomers());
            }
            return List.copyOf(all);
        }
    }

    /// What it takes.
    Permission permission();

    /// What speaks against it in a tenant, whoever asks.
    List<Because> against(Tenant asked);
}
