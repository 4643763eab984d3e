"""What the search looks through: records under all their names, answers and statements, as files of an index."""
