"""From files in memory to files on the disk.

Read `plan` first (what would happen to each file and why), then `apply` (all files or none). `paths` says where a file may
lie, `disk` is the only module that changes the file system, `journal` and `lock` are how runs that were killed, and runs
that meet, end well; `patch` shows a plan as a unified diff.
"""
