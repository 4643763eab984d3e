"""Pictures: what each shows, as plain data, its table and its file of figures; drawn by ``drawing/``."""
