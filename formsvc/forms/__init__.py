"""WTForms: fields, widgets, validators, one module for each page's form."""
