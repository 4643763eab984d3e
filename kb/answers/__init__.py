"""What follows from statements: existence, who held which post on a day, series of figures, key facts."""
