"""Whether the addresses that records give still answer; apart from the build, which needs no network."""
