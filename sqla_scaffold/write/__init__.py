"""From files in memory to the disk: a plan says what would happen, then all of it happens or nothing."""
