"""The checklist explained: rules, questions, gates and settings, worked out from the code itself."""
