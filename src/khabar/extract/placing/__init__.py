"""Where: places and sites that a clause tells, and how exactly."""
