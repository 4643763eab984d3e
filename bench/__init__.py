"""What the project costs: time, memory and bytes, measured by one command and written to docs/about/performance.md."""
