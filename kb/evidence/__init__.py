"""Statements beside their sources: phrases in stored texts, places in sources."""
