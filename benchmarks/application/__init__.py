"""The generated Flask application under load and faults: `python -m benchmarks.application [--short] [ROW ...]`."""
