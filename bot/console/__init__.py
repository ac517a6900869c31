"""The staff console: one sub-application under /console, built when it is first asked for."""
