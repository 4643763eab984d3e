"""What MkDocs is told beyond mkdocs.yml."""
