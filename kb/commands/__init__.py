"""What ``python -m kb`` does: each module adds its commands to the command line."""
