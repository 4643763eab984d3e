"""The facts of Mali SSR Background: reading, checking, viewing and exporting them.

Nothing in this package knows MkDocs or Jinja (a test holds it to that), so that the
facts outlive the site generator.  Imports run one way:
``vocabulary, dates ← schema ← reader ← base ← checks, citations, pages, exports ← __main__``.
"""
