"""Files beside the pages: JSON, the documents of the search."""
