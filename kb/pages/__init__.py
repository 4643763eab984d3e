"""What each page shows, chosen, ordered and worded: templates only print it."""
