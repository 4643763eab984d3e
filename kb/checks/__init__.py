"""The rules over the whole base, a module for each subject."""
