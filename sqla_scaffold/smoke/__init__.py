"""Generated projects are proved by running them, in child processes and in a scratch copy."""
