"""The pure core: values, rules, evaluation. Imports only the standard library."""
