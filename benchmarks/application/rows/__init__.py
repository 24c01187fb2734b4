"""What is measured, by what is put to the test."""
