"""What a record may say: closed lists of words, dates, the fields of each kind, the schema that follows from them."""
