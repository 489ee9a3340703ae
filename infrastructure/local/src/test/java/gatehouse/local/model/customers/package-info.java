/// Random histories of customers: who is invited into them, registers, is approved, barred and
/// deleted, while modules are switched and customers become independent, compared with a naive
/// model (decision 21).
package gatehouse.local.model.customers;
