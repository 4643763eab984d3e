"""What there is to cite, in print, in files for reference managers and in the head of pages."""
