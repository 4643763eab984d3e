"""The base as files: reading, messages with file and line, numbers of statements, ledgers, drafts."""
